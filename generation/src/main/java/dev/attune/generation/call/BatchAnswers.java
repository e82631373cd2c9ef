package dev.attune.generation.call;

import dev.attune.avro.GenerationRequest;
import dev.attune.avro.GenerationResponse;
import dev.attune.avro.GenerationStatus;
import dev.attune.generation.budget.Reservation;
import dev.attune.generation.choose.CandidateRounds;
import dev.attune.generation.choose.Outcome;
import dev.attune.generation.model.Draft;
import dev.attune.generation.model.ModelException;
import dev.attune.generation.model.ModelIdentity;
import dev.attune.generation.model.Remedy;
import dev.attune.generation.model.Usage;
import dev.attune.guards.Guards;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Judges and pays what came of a call in a batch, as {@link ModelGenerator} does with a call of its
 * own: the same reader, the same guards, the same choice. There is no second call.
 *
 * <p>Threads: immutable, shared by all.
 */
public final class BatchAnswers {

  /** The parameter of an offer's provenance that names the batch. */
  static final String BATCH = "batch";

  private final CandidateRounds rounds = new CandidateRounds(Guards.standard());
  private final CallMeters meters;

  public BatchAnswers(CallMeters meters) {
    this.meters = meters;
  }

  /**
   * The response; empty where the call failed in a way that another try may help, and then the
   * money is free again.
   *
   * @param batchId the provider's
   * @param draft reads the answer
   * @param took from the request to now
   */
  public Optional<GenerationResponse> of(
      GenerationRequest request,
      ModelIdentity writer,
      String batchId,
      Supplier<Draft> draft,
      Reservation.Granted money,
      Duration took) {
    CallResult result = result(draft);
    if (result.remedy() != Remedy.NONE) {
      money.release();
      return Optional.empty();
    }
    Usage used = named(paid(money, result), batchId);
    CandidateCalls calls =
        new CandidateCalls(
            each -> new CandidateCalls.Ended(result.verdict().with(used), writer, took));
    Outcome outcome = rounds.write(request, calls::round, again -> false);
    Verdict verdict = calls.verdict(outcome);
    meters.batched(writer, result);
    return Optional.of(Responses.of(request, calls.writer(outcome), verdict, took));
  }

  private static CallResult result(Supplier<Draft> draft) {
    try {
      return CallResult.of(draft.get());
    } catch (ModelException failure) {
      return CallResult.of(failure);
    }
  }

  private static Usage paid(Reservation.Granted money, CallResult result) {
    if (result.isBilled()) {
      return money.settle(result.usage());
    }
    money.release();
    return result.usage();
  }

  private static Usage named(Usage usage, String batchId) {
    Map<String, String> parameters = new HashMap<>(usage.parameters());
    parameters.put(BATCH, batchId);
    return new Usage(
        usage.calls(),
        usage.inputTokens(),
        usage.outputTokens(),
        usage.costUsd(),
        parameters,
        usage.cache());
  }

  /** Counts a response, once it is written. */
  public void ended(GenerationStatus status) {
    meters.ended(status);
  }

  /** Counts a request that a batch left without an answer; {@code at-once} or {@code expired}. */
  public void leftOver(String next) {
    meters.leftOver(next);
  }

  /** The response where no call was made and nobody waits for one any more. */
  public static GenerationResponse expired(GenerationRequest request, String detail) {
    return Responses.expired(request, detail);
  }

  /** The response where a call is not paid for. */
  public static GenerationResponse denied(GenerationRequest request, Reservation.Denied denied) {
    GenerationStatus status =
        denied.cause() == Reservation.Cause.NOT_WORTH
            ? GenerationStatus.NOT_WORTH
            : GenerationStatus.OVER_BUDGET;
    return Responses.of(
        request,
        new ModelIdentity("none", "none", Map.of()),
        Verdict.uncalled(status, denied.reason()),
        Duration.ZERO);
  }
}
