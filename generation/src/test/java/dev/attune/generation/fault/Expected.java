package dev.attune.generation.fault;

import dev.attune.avro.GenerationStatus;
import dev.attune.modelserver.behaviour.Fault;

/**
 * What each fault has to come to where it strikes every call of the only model.
 *
 * @param calls how many are made
 * @param detail how the answer's detail begins
 */
record Expected(GenerationStatus status, int calls, String detail) {

  static final int MOST_CALLS = 3;

  static Expected of(Fault fault, FaultOutcomesTest.Dialect dialect) {
    boolean unspoken = fault == Fault.REFUSAL || fault == Fault.CONTENT_FILTER;
    // Ollama has no word for either: the text simply is none.
    return unspoken && dialect == FaultOutcomesTest.Dialect.OLLAMA
        ? isNoOffer("no JSON object in the answer")
        : of(fault);
  }

  private static Expected of(Fault fault) {
    return switch (fault) {
      case BAD_REQUEST, UNPROCESSABLE -> ends("BAD_REQUEST");
      case UNAUTHORIZED, FORBIDDEN -> ends("UNAUTHORISED");
      case PAYMENT_REQUIRED, MONEY_GONE, USAGE_LIMIT -> ends("MONEY_GONE");
      case MODEL_NOT_FOUND -> ends("NOT_FOUND");
      case TOO_LARGE -> ends("TOO_LARGE");
      case REQUEST_TIMEOUT -> isRepeated("TIMED_OUT");
      case CONFLICT, SERVER_ERROR, BAD_GATEWAY, UNAVAILABLE, GATEWAY_TIMEOUT, OVERLOADED ->
          isRepeated("SERVER_FAULT");
      case RATE_LIMITED -> isRepeated("RATE_LIMITED");
      case INVALID_UTF8, HUGE, EMPTY, HTML, TRUNCATED_JSON -> isRepeated("GARBLED");
      case HANG, STALL, TRICKLE -> isRepeated("no answer within");
      case RESET -> isRepeated("UNREACHABLE");
      case DUPLICATE_KEYS -> isNoOffer("the answer is not the JSON asked for");
      case LENGTH -> isNoOffer("the answer was cut off at the limit of tokens");
      case PROSE, TRUNCATED_TEXT -> isNoOffer("no JSON object in the answer");
      case NO_TEXT, TOOL_CALL -> isNoOffer("the answer is empty");
      case INVENTED_PRICE, WRONG_LANGUAGE -> goesBackTwice("no candidate passed the guards");
      case REFUSAL, CONTENT_FILTER -> new Expected(GenerationStatus.REFUSED, 1, "the ");
      case USAGE_MISSING, USAGE_NEGATIVE -> isFine();
    };
  }

  private static Expected ends(String reason) {
    return new Expected(GenerationStatus.PROVIDER_ERROR, 1, reason);
  }

  private static Expected isRepeated(String reason) {
    return new Expected(GenerationStatus.PROVIDER_ERROR, MOST_CALLS, reason);
  }

  private static Expected isNoOffer(String reason) {
    return new Expected(GenerationStatus.INVALID, 1, reason);
  }

  /** The guards refuse it, and what comes when it is sent back with the reasons too. */
  private static Expected goesBackTwice(String reason) {
    return new Expected(GenerationStatus.INVALID, MOST_CALLS, reason);
  }

  private static Expected isFine() {
    return new Expected(GenerationStatus.OK, 1, "");
  }
}
