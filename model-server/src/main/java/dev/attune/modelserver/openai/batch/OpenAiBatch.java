package dev.attune.modelserver.openai.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.modelserver.batch.BatchRun;
import dev.attune.modelserver.batch.BatchTimes;
import dev.attune.modelserver.http.Reply;
import dev.attune.modelserver.json.Json;
import dev.attune.modelserver.openai.files.Files;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A batch, and its object as it stands at some time.
 *
 * <p>Threads: any; its files are written once, when it is first seen to have ended.
 */
final class OpenAiBatch {

  private final String id;
  private final JsonNode asked;
  private final ArrayNode errors;
  private final @Nullable BatchRun run;
  private final BatchTimes times;
  private final Instant created = Instant.now();
  private final Files files;
  private boolean written;
  private @Nullable String outputFile;
  private @Nullable String errorFile;

  /**
   * @param asked the body that asked for it
   * @param errors of its input
   * @param run null where the input is in error
   */
  OpenAiBatch(
      String id,
      JsonNode asked,
      ArrayNode errors,
      @Nullable BatchRun run,
      BatchTimes times,
      Files files) {
    this.id = id;
    this.asked = asked;
    this.errors = errors;
    this.run = run;
    this.times = times;
    this.files = files;
  }

  void cancel(Duration now) {
    if (run != null) {
      run.cancel(now);
    }
  }

  synchronized ObjectNode json(Duration now) {
    ObjectNode json =
        Json.object()
            .put("id", id)
            .put("object", "batch")
            .put("endpoint", asked.path("endpoint").asText());
    if (errors.isEmpty()) {
      json.putNull("errors");
    } else {
      json.putObject("errors").put("object", "list").set("data", errors);
    }
    json.put("input_file_id", asked.path("input_file_id").asText())
        .put("completion_window", asked.path("completion_window").asText())
        .put("created_at", created.getEpochSecond())
        .put("expires_at", created.plus(times.window()).getEpochSecond());
    if (run == null) {
      json.put("status", "failed").put("failed_at", created.getEpochSecond());
    } else {
      state(json, run, now);
    }
    json.set("metadata", asked.path("metadata").isObject() ? asked.get("metadata") : Json.object());
    return json;
  }

  private void state(ObjectNode json, BatchRun going, Duration now) {
    BatchRun.Phase phase = going.phase(now);
    if (phase != BatchRun.Phase.VALIDATING) {
      json.put("in_progress_at", seconds(times.validating()));
    }
    Duration cancelled = going.cancelledAfter();
    if (cancelled != null) {
      json.put("cancelling_at", seconds(cancelled));
    }
    switch (phase) {
      case VALIDATING -> json.put("status", "validating");
      case RUNNING -> json.put("status", "in_progress");
      case CANCELLING -> json.put("status", "cancelling");
      case ENDED -> ended(json, going);
    }
    ObjectNode counts = json.putObject("request_counts").put("total", going.size());
    if (phase == BatchRun.Phase.ENDED) {
      long well = count(going, BatchRun.End.SUCCEEDED);
      counts.put("completed", well).put("failed", count(going, BatchRun.End.ERRORED));
    } else {
      counts.put("completed", going.done(now)).put("failed", 0);
    }
  }

  private void ended(ObjectNode json, BatchRun going) {
    String word =
        going.cancelledAfter() != null ? "cancelled" : going.expired() ? "expired" : "completed";
    long at = seconds(going.endsAfter());
    json.put("status", word).put("finalizing_at", at).put(word + "_at", at);
    write(going);
    json.put("output_file_id", outputFile).put("error_file_id", errorFile);
  }

  private static long count(BatchRun run, BatchRun.End end) {
    return run.results().stream().filter(result -> result.end() == end).count();
  }

  private long seconds(Duration after) {
    return created.plus(after).getEpochSecond();
  }

  private void write(BatchRun going) {
    if (written) {
      return;
    }
    written = true;
    outputFile = file(going.results(), true, "_output.jsonl");
    errorFile = file(going.results(), false, "_error.jsonl");
  }

  private @Nullable String file(List<BatchRun.Result> results, boolean well, String name) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (BatchRun.Result result : results) {
      if ((result.end() == BatchRun.End.SUCCEEDED) == well) {
        lines.writeBytes(Json.bytes(line(result)));
        lines.write('\n');
      }
    }
    return lines.size() == 0
        ? null
        : files.write(id + name, "batch_output", lines.toByteArray()).id();
  }

  private ObjectNode line(BatchRun.Result result) {
    ObjectNode line =
        Json.object()
            .put("id", "batch_req_" + Integer.toHexString(result.id().hashCode()))
            .put("custom_id", result.id());
    Reply reply = result.reply();
    if (reply == null) {
      boolean expired = result.end() == BatchRun.End.EXPIRED;
      line.putNull("response");
      line.putObject("error")
          .put("code", expired ? "batch_expired" : "batch_cancelled")
          .put(
              "message",
              expired
                  ? "This request could not be executed before the completion window expired."
                  : "This request was not executed because the batch was cancelled.");
      return line;
    }
    line.putObject("response")
        .put("status_code", reply.status())
        .put("request_id", "req_" + Integer.toHexString(result.id().hashCode()))
        .set("body", Json.parse(reply.body()));
    return line.putNull("error");
  }
}
