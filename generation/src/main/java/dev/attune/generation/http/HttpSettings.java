package dev.attune.generation.http;

import java.time.Duration;

/**
 * Bounds of a client towards one provider.
 *
 * @param connections most connections at a time
 * @param timeout longest wait for a connection, and for the next byte of an answer. It does not
 *     bound an answer that trickles in: whoever calls ends that by an interrupt
 * @param answerBytes most bytes of an answer; what is longer is cut off and counts as garbled
 */
public record HttpSettings(int connections, Duration timeout, int answerBytes) {

  private static final int MEGABYTE = 1 << 20;

  public HttpSettings {
    if (connections < 1 || answerBytes < 1 || !timeout.isPositive()) {
      throw new IllegalArgumentException("bounds have to be positive");
    }
  }

  /** For answers of at most one megabyte: an offer has some hundred bytes. */
  public static HttpSettings of(int connections, Duration timeout) {
    return new HttpSettings(connections, timeout, MEGABYTE);
  }
}
