package dev.attune.schemas.serde;

import org.apache.kafka.common.errors.SerializationException;

/**
 * Bytes that are no record and never will be: poison, not worth another try. The message names the
 * topic and the cause and holds nothing of the record, so it may be logged; neither does it keep
 * the exception of the parser.
 */
public final class MalformedRecordException extends SerializationException {
  private static final long serialVersionUID = 1L;

  private final MalformedCause reason;

  public MalformedRecordException(String topic, MalformedCause reason, String detail) {
    super(topic + ": " + reason.key() + ", " + detail);
    this.reason = reason;
  }

  /** Why, for counting. */
  public MalformedCause reason() {
    return reason;
  }
}
