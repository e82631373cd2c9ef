package dev.attune.modelserver.openai.tuning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.modelserver.json.Json;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A job, which goes from {@code validating_files} to {@code queued}, {@code running} and {@code
 * succeeded} with the time, or fails after the first where its file is in error.
 *
 * <p>Threads: any.
 */
final class TuningJob {

  private static final int EPOCHS = 3;
  private static final int STEPS_AN_EPOCH = 10;

  private final String id;
  private final JsonNode asked;
  private final TrainingFile file;
  private final TuningTimes times;
  private final Duration from;
  private final Instant created = Instant.now();
  private @Nullable Duration cancelledAfter;

  /**
   * @param asked the body that asked for it
   * @param from time since the server's start
   */
  TuningJob(String id, JsonNode asked, TrainingFile file, TuningTimes times, Duration from) {
    this.id = id;
    this.asked = asked;
    this.file = file;
    this.times = times;
    this.from = from;
  }

  String id() {
    return id;
  }

  synchronized void cancel(Duration now) {
    if (cancelledAfter == null && !ended(now)) {
      cancelledAfter = now.minus(from);
    }
  }

  /** How it stands, in OpenAI's words. */
  synchronized String status(Duration now) {
    Duration after = now.minus(from);
    if (cancelledAfter != null) {
      return "cancelled";
    }
    if (after.compareTo(times.validating()) < 0) {
      return "validating_files";
    }
    if (file.problem() != null) {
      return "failed";
    }
    if (after.compareTo(times.start()) < 0) {
      return "queued";
    }
    return after.compareTo(times.end()) < 0 ? "running" : "succeeded";
  }

  private boolean ended(Duration now) {
    return switch (status(now)) {
      case "succeeded", "failed", "cancelled" -> true;
      default -> false;
    };
  }

  /** What one may call once it has succeeded. */
  String model() {
    String suffix = asked.path("suffix").asText("");
    return "ft:%s:attune:%s:%s"
        .formatted(asked.path("model").asText(), suffix, id.substring(id.length() - 8));
  }

  synchronized ObjectNode json(Duration now) {
    String status = status(now);
    boolean succeeded = status.equals("succeeded");
    ObjectNode json =
        Json.object()
            .put("id", id)
            .put("object", "fine_tuning.job")
            .put("model", asked.path("model").asText())
            .put("created_at", created.getEpochSecond())
            .put("finished_at", ended(now) ? finished(status) : null)
            .put("fine_tuned_model", succeeded ? model() : null)
            .put("organization_id", "org-attune")
            .put("status", status)
            .put("training_file", asked.path("training_file").asText())
            .put("trained_tokens", succeeded ? EPOCHS * file.tokens() : null)
            .put("seed", asked.path("seed").asInt(42))
            .putNull("estimated_finish");
    json.set("validation_file", asked.path("validation_file"));
    json.set("user_provided_suffix", asked.path("suffix"));
    json.set("metadata", asked.path("metadata"));
    json.putArray("result_files");
    json.putArray("integrations");
    hyperparameters(json.putObject("hyperparameters"));
    ObjectNode method = json.putObject("method").put("type", "supervised");
    hyperparameters(method.putObject("supervised").putObject("hyperparameters"));
    if (status.equals("failed")) {
      json.putObject("error")
          .put("code", "invalid_training_file")
          .put("param", "training_file")
          .put("message", file.problem());
    } else {
      json.putNull("error");
    }
    json.properties().removeIf(property -> property.getValue().isMissingNode());
    return json;
  }

  private static void hyperparameters(ObjectNode into) {
    into.put("n_epochs", EPOCHS).put("batch_size", 1).put("learning_rate_multiplier", 1.8);
  }

  private long finished(String status) {
    Duration after =
        switch (status) {
          case "succeeded" -> times.end();
          case "failed" -> times.validating();
          default -> cancelledAfter == null ? Duration.ZERO : cancelledAfter;
        };
    return created.plus(after).getEpochSecond();
  }

  /** What has happened by then, newest first. */
  synchronized ArrayNode events(Duration now) {
    ArrayNode events = Json.array();
    String status = status(now);
    event(events, now, Duration.ZERO, "info", "Created fine-tuning job: " + id);
    event(events, now, Duration.ZERO, "info", "Validating training file");
    if (status.equals("failed")) {
      event(events, now, times.validating(), "error", String.valueOf(file.problem()));
    } else {
      event(events, now, times.validating(), "info", "Files validated, moving job to queued state");
      event(events, now, times.start(), "info", "Fine-tuning job started");
      for (int step = 1; step <= EPOCHS * STEPS_AN_EPOCH; step++) {
        metrics(events, now, step);
      }
      event(events, now, times.end(), "info", "The job has successfully completed");
    }
    if (cancelledAfter != null) {
      event(events, now, cancelledAfter, "info", "Fine-tuning job cancelled");
    }
    return newestFirst(events);
  }

  private void event(ArrayNode events, Duration now, Duration after, String level, String message) {
    if (happened(now, after)) {
      events
          .addObject()
          .put("id", "ftevent-%s-%d".formatted(id.substring(id.length() - 8), events.size()))
          .put("object", "fine_tuning.job.event")
          .put("created_at", created.plus(after).getEpochSecond())
          .put("level", level)
          .put("message", message)
          .put("type", "message");
    }
  }

  private void metrics(ArrayNode events, Duration now, int step) {
    Duration after = afterStep(step);
    if (happened(now, after)) {
      String message =
          "Step %d/%d: training loss=%.2f".formatted(step, EPOCHS * STEPS_AN_EPOCH, loss(step));
      event(events, now, after, "info", message);
      ObjectNode event = (ObjectNode) events.get(events.size() - 1);
      event.put("type", "metrics");
      event.putObject("data").put("step", step).put("train_loss", loss(step));
    }
  }

  private boolean happened(Duration now, Duration after) {
    boolean cutOff = cancelledAfter != null && after.compareTo(cancelledAfter) > 0;
    return !cutOff && after.compareTo(now.minus(from)) <= 0;
  }

  private Duration afterStep(int step) {
    return times
        .start()
        .plus(times.running().multipliedBy(step).dividedBy(EPOCHS * STEPS_AN_EPOCH));
  }

  private static double loss(int step) {
    return Math.round(100 * (0.4 + 2.0 / step)) / 100.0;
  }

  /** One an epoch that has ended, newest first. */
  synchronized ArrayNode checkpoints(Duration now) {
    ArrayNode checkpoints = Json.array();
    for (int epoch = 1; epoch <= EPOCHS && file.problem() == null; epoch++) {
      int step = epoch * STEPS_AN_EPOCH;
      if (happened(now, afterStep(step))) {
        ObjectNode checkpoint =
            checkpoints
                .addObject()
                .put("id", "ftckpt_%s_%d".formatted(id.substring(id.length() - 8), epoch))
                .put("object", "fine_tuning.job.checkpoint")
                .put("created_at", created.plus(afterStep(step)).getEpochSecond())
                .put("fine_tuned_model_checkpoint", model() + ":ckpt-step-" + step)
                .put("fine_tuning_job_id", id)
                .put("step_number", step);
        checkpoint.putObject("metrics").put("step", step).put("train_loss", loss(step));
      }
    }
    return newestFirst(checkpoints);
  }

  private static ArrayNode newestFirst(ArrayNode oldestFirst) {
    ArrayNode reversed = Json.array();
    for (int i = oldestFirst.size() - 1; i >= 0; i--) {
      reversed.add(oldestFirst.get(i));
    }
    return reversed;
  }
}
