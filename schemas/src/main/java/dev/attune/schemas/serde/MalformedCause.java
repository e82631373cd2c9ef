package dev.attune.schemas.serde;

import java.util.Locale;

/** Why bytes are no record; {@link #key()} is what dead letters and counters carry. */
public enum MalformedCause {
  /** More bytes than the topic's readers take. */
  TOO_LARGE,
  /** No byte at all, where a record or a null was due. */
  EMPTY,
  /** The first byte is not 0: not the Confluent wire format. */
  WRONG_MAGIC_BYTE,
  /** The registry has no schema of the id in front. */
  UNKNOWN_SCHEMA_ID,
  /**
   * The id's schema cannot be read as the class: a record of another topic, or a breaking change.
   */
  INCOMPATIBLE_SCHEMA,
  /** The bytes end before the record does, or a length says more than is there. */
  TRUNCATED,
  /** Bytes are left after the record. */
  TRAILING_BYTES,
  /** A union branch, an enum symbol, a number or a length that cannot be. */
  INVALID_VALUE,
  /** A text that is not UTF-8. */
  INVALID_UTF8,
  /** Sealed bytes that were changed, or that another key sealed. */
  BROKEN_SEAL;

  private final String key = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** Kebab-case name, such as {@code wrong-magic-byte}. */
  public String key() {
    return key;
  }
}
