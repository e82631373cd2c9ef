package dev.attune.topology.deadletter;

import dev.attune.avro.DeadLetter;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Writes dead letters. Pure. */
public final class DeadLetters {

  /** Most bytes of a value that are kept. */
  public static final int KEPT_BYTES = 64 * 1024;

  private DeadLetters() {}

  /** The key of a letter: that of its record, or its beginning. */
  static byte @Nullable [] keptKey(byte @Nullable [] key) {
    return key == null || key.length <= LargestRecord.KEY_BYTES
        ? key
        : Arrays.copyOf(key, LargestRecord.KEY_BYTES);
  }

  /**
   * A letter on the record at this place.
   *
   * @param cause short name for counting, in kebab-case
   * @param detail one line, free of the record's content
   */
  public static DeadLetter of(
      String step, String cause, String detail, Origin origin, byte @Nullable [] value) {
    return new DeadLetter(
        step,
        cause,
        detail,
        origin.topic(),
        origin.partition(),
        origin.offset(),
        origin.recordedAt(),
        value == null ? 0 : value.length,
        value == null ? null : ByteBuffer.wrap(value, 0, Math.min(value.length, KEPT_BYTES)));
  }

  /** Where a record lies, and its timestamp. */
  public record Origin(String topic, int partition, long offset, Instant recordedAt) {}
}
