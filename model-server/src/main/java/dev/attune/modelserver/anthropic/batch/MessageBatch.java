package dev.attune.modelserver.anthropic.batch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.modelserver.batch.BatchRun;
import dev.attune.modelserver.batch.BatchTimes;
import dev.attune.modelserver.http.Reply;
import dev.attune.modelserver.json.Json;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * A batch, and its object as it stands at some time.
 *
 * @param resultsUrl where its results are, once there are any
 */
record MessageBatch(String id, BatchRun run, BatchTimes times, Instant created, String resultsUrl) {

  boolean ended(Duration now) {
    return run.phase(now) == BatchRun.Phase.ENDED;
  }

  ObjectNode json(Duration now) {
    boolean ended = ended(now);
    ObjectNode json =
        Json.object()
            .put("id", id)
            .put("type", "message_batch")
            .put("processing_status", status(now))
            .put("created_at", at(Duration.ZERO))
            .put("expires_at", at(times.window()))
            .putNull("archived_at")
            .put("ended_at", ended ? at(run.endsAfter()) : null)
            .put("results_url", ended ? resultsUrl : null);
    Duration cancelled = run.cancelledAfter();
    json.put("cancel_initiated_at", cancelled == null ? null : at(cancelled));
    ObjectNode counts = json.putObject("request_counts").put("processing", ended ? 0 : run.size());
    for (BatchRun.End end : BatchRun.End.values()) {
      // As the provider, it counts only at the end.
      counts.put(word(end), ended ? count(end) : 0);
    }
    return json;
  }

  private String status(Duration now) {
    return switch (run.phase(now)) {
      case VALIDATING, RUNNING -> "in_progress";
      case CANCELLING -> "canceling";
      case ENDED -> "ended";
    };
  }

  private long count(BatchRun.End end) {
    return run.results().stream().filter(result -> result.end() == end).count();
  }

  private String at(Duration after) {
    return created.plus(after).truncatedTo(ChronoUnit.MILLIS).toString();
  }

  byte[] results() {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (BatchRun.Result result : run.results()) {
      ObjectNode line = Json.object().put("custom_id", result.id());
      ObjectNode said = line.putObject("result").put("type", word(result.end()));
      Reply reply = result.reply();
      if (reply != null) {
        said.set(
            result.end() == BatchRun.End.SUCCEEDED ? "message" : "error", Json.parse(reply.body()));
      }
      lines.writeBytes(Json.bytes(line));
      lines.write('\n');
    }
    return lines.toByteArray();
  }

  private static String word(BatchRun.End end) {
    return end == BatchRun.End.CANCELLED ? "canceled" : end.name().toLowerCase(Locale.ROOT);
  }
}
