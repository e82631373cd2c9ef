package dev.attune.generation.call;

import dev.attune.avro.GenerationStatus;
import dev.attune.generation.admit.CallEnd;
import dev.attune.generation.model.Draft;
import dev.attune.generation.model.ModelException;
import dev.attune.generation.model.PermanentModelException;
import dev.attune.generation.model.Remedy;
import dev.attune.generation.model.TransientModelException;
import dev.attune.generation.model.Usage;
import java.time.Duration;
import java.util.Locale;

/**
 * How one call ended, and what that means for the request, for the model and for the money. The one
 * place that says so.
 *
 * @param verdict the request's, if it ends with this call
 * @param remedy what may help; NONE where the verdict is final
 * @param end what it says about the model
 * @param leaveAlone how long the provider wants to be left alone
 * @param outcome for the meter
 */
record CallResult(
    Verdict verdict, Remedy remedy, CallEnd end, Duration leaveAlone, String outcome) {

  static CallResult of(Draft draft) {
    Verdict verdict = Verdict.of(draft);
    String outcome = verdict.status().name().toLowerCase(Locale.ROOT);
    return new CallResult(verdict, Remedy.NONE, CallEnd.ANSWERED, Duration.ZERO, outcome);
  }

  static CallResult of(ModelException failure) {
    String detail = failure.reason() + ": " + failure.getMessage();
    Verdict verdict = Verdict.failed(GenerationStatus.PROVIDER_ERROR, detail);
    return new CallResult(
        isBilled(failure) ? verdict : verdict.with(Usage.oneRefusedCall()),
        failure.remedy(),
        end(failure),
        failure.retryAfter(),
        failure.reason().toLowerCase(Locale.ROOT));
  }

  /** The call's own limit was reached: another try may be quicker. */
  static CallResult tooSlow(String detail) {
    Verdict verdict = Verdict.failed(GenerationStatus.PROVIDER_ERROR, detail);
    return new CallResult(verdict, Remedy.AGAIN, CallEnd.OVERLOADED, Duration.ZERO, "timed_out");
  }

  /** The request's deadline was reached: nobody waits for it any more. */
  static CallResult tooLate(String detail) {
    Verdict verdict = Verdict.failed(GenerationStatus.EXPIRED, detail);
    return new CallResult(verdict, Remedy.NONE, CallEnd.CUT_SHORT, Duration.ZERO, "expired");
  }

  static CallResult bug(Throwable bug) {
    String detail = Responses.unexpected(bug);
    Verdict verdict = Verdict.failed(GenerationStatus.PROVIDER_ERROR, detail);
    return new CallResult(verdict, Remedy.NONE, CallEnd.UNKNOWN, Duration.ZERO, "bug");
  }

  Usage usage() {
    return verdict.usage();
  }

  /**
   * A call that the provider refused costs nothing; whatever else went wrong may have been paid.
   */
  boolean isBilled() {
    return !usage().equals(Usage.oneRefusedCall());
  }

  private static boolean isBilled(ModelException failure) {
    return switch (failure) {
      case TransientModelException passing ->
          switch (passing.kind()) {
            case RATE_LIMITED, SERVER_FAULT -> false;
            case TIMED_OUT, UNREACHABLE, GARBLED, INTERRUPTED -> true;
          };
      case PermanentModelException refused -> false;
    };
  }

  private static CallEnd end(ModelException failure) {
    return switch (failure) {
      case TransientModelException passing ->
          switch (passing.kind()) {
            case RATE_LIMITED -> CallEnd.RATE_LIMITED;
            case TIMED_OUT, SERVER_FAULT -> CallEnd.OVERLOADED;
            case UNREACHABLE, GARBLED -> CallEnd.FAULTY;
            case INTERRUPTED -> CallEnd.UNKNOWN;
          };
      case PermanentModelException lasting ->
          switch (lasting.kind()) {
            case MONEY_GONE -> CallEnd.MONEY_GONE;
            case UNAUTHORISED, NOT_FOUND -> CallEnd.FAULTY;
            case TOO_LARGE, BAD_REQUEST -> CallEnd.UNKNOWN;
          };
    };
  }
}
