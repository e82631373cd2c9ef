package dev.attune.connectors.log.line;

/**
 * Why a line, or a part of one, became no event. The keys are stable: reports and tests name them.
 */
public enum Cause {
  /** The file has no byte. Reported at line 0. */
  EMPTY_FILE("empty-file"),
  /** A gzip stream ends early; the line it broke off in is not used. */
  TRUNCATED_GZIP("truncated-gzip"),
  /** A gzip stream that cannot be unpacked, or whose checksum is wrong. */
  CORRUPT_GZIP("corrupt-gzip"),
  /** A zip archive ends early. */
  TRUNCATED_ZIP("truncated-zip"),
  /** A zip archive that cannot be unpacked; its later entries are lost too. */
  CORRUPT_ZIP("corrupt-zip"),
  /** Longer than 1 MiB in a log, or than the limit of a server. */
  LINE_TOO_LONG("line-too-long"),
  /** Bytes that are no UTF-8 (RFC 3629). */
  INVALID_UTF_8("invalid-utf-8"),
  /** An escaped half of a surrogate pair: text that no UTF-8 can carry. */
  LONE_SURROGATE("lone-surrogate"),
  /** Not CSV as in RFC 4180, one record a line. */
  BAD_CSV("bad-csv"),
  /** Not JSON as in RFC 8259, or beyond the bounds on depth and size, or a key twice. */
  BAD_JSON("bad-json"),
  /** The row is shorter than the header, or the header lacks a column that the format needs. */
  MISSING_COLUMNS("missing-columns"),
  /** The row is longer than the header. */
  EXTRA_COLUMNS("extra-columns"),
  /** A value that the event cannot do without is missing. */
  MISSING_FIELD("missing-field"),
  /** A value of the wrong kind or size. */
  BAD_FIELD("bad-field"),
  /** Nobody did it: no user id and no anonymous id. */
  NO_USER("no-user"),
  /** No time, or none that can be read. A readable but absurd time is no fault of the line. */
  BAD_TIMESTAMP("bad-timestamp"),
  /** Not a number, infinite, negative, or beyond 14 digits before the point. */
  BAD_PRICE("bad-price"),
  /** Not a whole number of pieces, or none. */
  BAD_QUANTITY("bad-quantity"),
  /** Stars outside 1 to 5. */
  BAD_RATING("bad-rating"),
  /** A kind of event that the format does not have. */
  UNKNOWN_EVENT("unknown-event"),
  /** The sender may not say such things. */
  NOT_ALLOWED("not-allowed"),
  /** The table of products is longer than what is held; the rest of it is not used. */
  TOO_MANY_PRODUCTS("too-many-products");

  private final String key;

  Cause(String key) {
    this.key = key;
  }

  /** Lower case with hyphens, such as {@code bad-price}. */
  public String key() {
    return key;
  }

  /** The key. */
  @Override
  public String toString() {
    return key;
  }
}
