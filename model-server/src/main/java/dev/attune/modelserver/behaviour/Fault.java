package dev.attune.modelserver.behaviour;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What can go wrong with a call. */
public enum Fault {
  BAD_REQUEST(400, "the request is refused as malformed"),
  UNAUTHORIZED(401, "the key is refused"),
  PAYMENT_REQUIRED(402, "the account has no money"),
  FORBIDDEN(403, "the key may not use the model"),
  MODEL_NOT_FOUND(404, "there is no such model"),
  REQUEST_TIMEOUT(408, "the server waited too long for the request"),
  CONFLICT(409, "the request collides with another"),
  TOO_LARGE(413, "the request is too large"),
  UNPROCESSABLE(422, "the request is understood and refused"),
  RATE_LIMITED(429, "too many requests; `retry-after` says when to come back"),
  MONEY_GONE(
      429,
      "the balance is used up: OpenAI's 429 `insufficient_quota`, Anthropic's 400 on the credit balance,"
          + " Ollama's 402"),
  USAGE_LIMIT(
      400,
      "the limit that the account set itself is reached: OpenAI's 400 `billing_hard_limit_reached`,"
          + " Anthropic's 400 on usage limits, Ollama's 402"),
  SERVER_ERROR(500, "the server failed"),
  BAD_GATEWAY(502, "a proxy got no answer"),
  UNAVAILABLE(503, "the server is down; `retry-after` says when to come back"),
  GATEWAY_TIMEOUT(504, "a proxy waited too long"),
  OVERLOADED(529, "all customers together ask too much"),

  TRUNCATED_TEXT(
      Kind.TEXT, "the model's JSON stops in the middle although it says that it is done"),
  LENGTH(Kind.TEXT, "the model's JSON stops in the middle: the limit of tokens is reached"),
  PROSE(Kind.TEXT, "the model chats instead of writing JSON"),
  NO_TEXT(Kind.TEXT, "the model says nothing"),
  INVALID_UTF8(Kind.TEXT, "the text holds bytes that are no UTF-8"),
  HUGE(Kind.TEXT, "the body of the text is 1 MB long, whatever limit of tokens was asked for"),
  WRONG_LANGUAGE(Kind.TEXT, "the text is in another language than was asked for"),
  INVENTED_PRICE(Kind.TEXT, "the text names a price that the prompt does not"),
  REFUSAL(Kind.TEXT, "the model refuses, in the way of its dialect"),
  CONTENT_FILTER(Kind.TEXT, "the provider's filter cuts the text off"),
  TOOL_CALL(Kind.TEXT, "the model calls a tool instead of answering"),
  DUPLICATE_KEYS(Kind.TEXT, "the model's JSON says `headline` twice"),

  USAGE_MISSING(Kind.USAGE, "tokens are not reported"),
  USAGE_NEGATIVE(Kind.USAGE, "tokens are reported as negative numbers"),

  EMPTY(Kind.BODY, "status 200 and no body"),
  HTML(Kind.BODY, "status 200 and a page in HTML"),
  TRUNCATED_JSON(Kind.BODY, "status 200 and the first half of the answer, as if it were whole"),

  HANG(Kind.DELIVERY, "nothing comes, not even headers"),
  STALL(Kind.DELIVERY, "headers come at once, then nothing more"),
  TRICKLE(Kind.DELIVERY, "the body comes one byte at a time, one each `interval` (1 s)"),
  RESET(Kind.DELIVERY, "the connection is reset in the middle of the body");

  /** Where a fault strikes. A call can have one of each kind. */
  public enum Kind {
    /** An error status instead of an answer. */
    STATUS,
    /** The model's text. */
    TEXT,
    /** The report of tokens. */
    USAGE,
    /** The body around the text. */
    BODY,
    /** The way of the bytes to the caller. */
    DELIVERY
  }

  private final Kind kind;
  private final int status;
  private final String description;

  Fault(int status, String description) {
    this.kind = Kind.STATUS;
    this.status = status;
    this.description = description;
  }

  Fault(Kind kind, String description) {
    this.kind = kind;
    this.status = 200;
    this.description = description;
  }

  /** Where it strikes. */
  public Kind kind() {
    return kind;
  }

  /** The HTTP status that goes with it; a dialect may have another for lack of money. */
  public int status() {
    return status;
  }

  /** What happens, for the documentation. */
  public String description() {
    return description;
  }

  /** Name in scripts, such as {@code rate-limited}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** All names in scripts. */
  public static List<String> keys() {
    return Arrays.stream(values()).map(Fault::key).toList();
  }

  /** The fault of that name. */
  public static Optional<Fault> of(String key) {
    return Arrays.stream(values()).filter(fault -> fault.key().equals(key)).findFirst();
  }
}
