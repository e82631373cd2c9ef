package dev.attune.generation.call;

import dev.attune.avro.GenerationRequest;
import dev.attune.avro.GenerationStatus;
import dev.attune.generation.choose.Outcome;
import dev.attune.generation.choose.Round;
import dev.attune.generation.model.ModelIdentity;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The calls made for one request, each with its own way along the chain.
 *
 * <p>Threads: belongs to the thread that answers the request.
 */
final class CandidateCalls {

  private final Function<GenerationRequest, Ended> call;
  private Duration took = Duration.ZERO;
  private @Nullable Ended last;

  /** One call that ended, retries and fail-over included. */
  record Ended(Verdict verdict, ModelIdentity writer, Duration took) {}

  CandidateCalls(Function<GenerationRequest, Ended> call) {
    this.call = call;
  }

  Round round(GenerationRequest request) {
    Ended ended = call.apply(request);
    last = ended;
    took = took.plus(ended.took());
    Verdict verdict = ended.verdict();
    // An answer that is no text may be bad luck; a failure or a refusal comes again.
    boolean again =
        verdict.status() == GenerationStatus.OK || verdict.status() == GenerationStatus.INVALID;
    return new Round(verdict.texts(), ended.writer(), verdict.usage(), ended.took(), again);
  }

  Verdict verdict(Outcome outcome) {
    return Objects.requireNonNull(last, "a call was made").verdict().after(outcome);
  }

  /** Who wrote what was chosen, else who was called last. */
  ModelIdentity writer(Outcome outcome) {
    return outcome instanceof Outcome.Chosen chosen
        ? chosen.writer()
        : Objects.requireNonNull(last, "a call was made").writer();
  }

  /** In the calls themselves, waits for a place between their attempts included. */
  Duration took() {
    return took;
  }
}
