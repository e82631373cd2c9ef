package dev.attune.generation.batch;

import java.time.Duration;

/**
 * What bounds batches.
 *
 * @param requests most in one
 * @param bytes most in one, as they stand in Kafka; they are held in memory until it has ended
 * @param age longest wait of a request before its batch is sent
 * @param poll usual time between two questions how a batch stands
 * @param leastLeft a request with less time than this until its deadline goes the ordinary way
 * @param takeBack so long before its first deadline a batch that has not ended is cancelled, and
 *     what has no answer goes the ordinary way
 */
public record BatchLimits(
    int requests, int bytes, Duration age, Duration poll, Duration leastLeft, Duration takeBack) {

  /**
   * Anthropic takes 256 MB, OpenAI 200 MB; a whole batch stands in memory twice when it is sent.
   */
  public static final int MOST_BYTES = 64_000_000;

  public BatchLimits {
    if (requests < 1 || bytes < 1 || bytes > MOST_BYTES || !poll.isPositive()) {
      throw new IllegalArgumentException("bounds of batches have to be positive and within reason");
    }
  }
}
