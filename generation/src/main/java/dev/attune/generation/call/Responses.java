package dev.attune.generation.call;

import dev.attune.avro.GenerationRequest;
import dev.attune.avro.GenerationResponse;
import dev.attune.avro.GenerationStatus;
import dev.attune.avro.ModelUse;
import dev.attune.generation.model.ModelIdentity;
import dev.attune.generation.model.Usage;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Builds the record that answers a request. */
public final class Responses {

  private static final ModelIdentity NOBODY = new ModelIdentity("none", "none", Map.of());

  private Responses() {}

  /** The answer where the generator itself failed, so that the request still ends. */
  public static GenerationResponse broken(GenerationRequest request, Throwable bug) {
    Verdict verdict = Verdict.uncalled(GenerationStatus.PROVIDER_ERROR, unexpected(bug));
    return of(request, NOBODY, verdict, Duration.ZERO);
  }

  /** The answer where a recording holds none. */
  public static GenerationResponse unrecorded(GenerationRequest request) {
    String detail = "the recording holds no answer to this question";
    return of(
        request, NOBODY, Verdict.uncalled(GenerationStatus.PROVIDER_ERROR, detail), Duration.ZERO);
  }

  /** The answer where nobody waits for one any more; no call was made. */
  public static GenerationResponse expired(GenerationRequest request, String detail) {
    Verdict verdict = Verdict.uncalled(GenerationStatus.EXPIRED, detail);
    return of(request, NOBODY, verdict, Duration.ZERO);
  }

  /** The answer where the wait for a call was interrupted. */
  public static GenerationResponse interrupted(GenerationRequest request) {
    Verdict verdict =
        Verdict.uncalled(GenerationStatus.PROVIDER_ERROR, "interrupted before a call was made");
    return of(request, NOBODY, verdict, Duration.ZERO);
  }

  /** The answer that was given to an equal question at the same time: it cost nothing again. */
  public static GenerationResponse sharing(GenerationRequest request, GenerationResponse other) {
    ModelUse use = other.getUse();
    Map<String, String> parameters = new HashMap<>(use.getParameters());
    parameters.put("shared", other.getRequestId());
    return new GenerationResponse(
        request.getRequestId(),
        request.getUserId(),
        request.getSlot(),
        request.getGeneration(),
        other.getStatus(),
        other.getDetail(),
        other.getText(),
        ModelUse.newBuilder(use)
            .setParameters(parameters)
            .setAttempts(0)
            .setInputTokens(0)
            .setOutputTokens(0)
            .setCachedInputTokens(0)
            .setCostUsd(BigDecimal.ZERO.setScale(8))
            .build(),
        other.getSelection());
  }

  /** One line on a bug, without its message, which may hold anything. */
  static String unexpected(Throwable bug) {
    return "unexpected " + bug.getClass().getSimpleName() + ", see the worker's log";
  }

  static GenerationResponse of(
      GenerationRequest request, ModelIdentity model, Verdict verdict, Duration took) {
    return new GenerationResponse(
        request.getRequestId(),
        request.getUserId(),
        request.getSlot(),
        request.getGeneration(),
        verdict.status(),
        verdict.detail(),
        verdict.text(),
        use(model, verdict.usage(), took),
        verdict.selection());
  }

  private static ModelUse use(ModelIdentity model, Usage usage, Duration took) {
    Map<String, String> parameters = new HashMap<>(model.parameters());
    parameters.putAll(usage.parameters());
    return new ModelUse(
        model.provider(),
        model.model(),
        parameters,
        usage.calls(),
        // Without a call there is nothing that lasted, and a replay has to give the same record.
        usage.calls() == 0 ? 0 : took.toMillis(),
        usage.inputTokens(),
        usage.outputTokens(),
        usage.costUsd(),
        usage.cache().read(),
        usage.cache().written());
  }
}
