package dev.attune.modelserver.http;

import java.time.Duration;

/**
 * The way of a reply's bytes.
 *
 * @param manner what happens to them
 * @param latency until the last byte of a reply; a stream's head comes after a quarter of it and
 *     its chunks evenly over the rest
 * @param interval between two bytes of a trickle
 */
public record Delivery(Manner manner, Duration latency, Duration interval) {

  /** Whole and at once. */
  public static final Delivery AT_ONCE =
      new Delivery(Manner.WHOLE, Duration.ZERO, Duration.ofSeconds(1));

  /** What happens to the bytes. */
  public enum Manner {
    /** All of them arrive. */
    WHOLE,
    /** None is sent, and the connection stays open. */
    HANG,
    /**
     * The head is sent, of a stream the first chunk as well; then nothing, and the connection stays
     * open.
     */
    STALL,
    /** The head is sent after the latency, then one byte at a time. */
    TRICKLE,
    /** The head and half of the body are sent, then the connection is reset (TCP RST). */
    RESET
  }
}
