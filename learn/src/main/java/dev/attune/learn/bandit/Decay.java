package dev.attune.learn.bandit;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How fast what was seen loses weight, for tastes that drift (Garivier and Moulines 2011, "On
 * upper-confidence bound policies for switching bandit problems", discounting).
 *
 * @param halfLife after which a choice counts half; null for never
 */
public record Decay(@Nullable Duration halfLife) {

  /** Everything counts for ever. */
  public static final Decay NONE = new Decay(null);

  private static final int SPANS_A_HALF_LIFE = 8;

  /** After these a choice counts less than a thousandth. */
  private static final int HALF_LIVES_KEPT = 10;

  public Decay {
    if (halfLife != null && halfLife.toMillis() < SPANS_A_HALF_LIFE) {
      throw new IllegalArgumentException("a half-life of " + halfLife);
    }
  }

  /** Number of the span of a moment in milliseconds. */
  long span(long at) {
    return halfLife == null ? 0 : Math.floorDiv(at, length(halfLife));
  }

  /** Weight of a span, 0 to 1. */
  double weight(long span, long at) {
    if (halfLife == null) {
      return 1;
    }
    long age = Math.max(0, span(at) - span);
    return Math.pow(0.5, (double) age / SPANS_A_HALF_LIFE);
  }

  long oldest(long newest) {
    return halfLife == null ? newest : newest - (long) HALF_LIVES_KEPT * SPANS_A_HALF_LIFE;
  }

  private static long length(Duration halfLife) {
    return halfLife.toMillis() / SPANS_A_HALF_LIFE;
  }
}
