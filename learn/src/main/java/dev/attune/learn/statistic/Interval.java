package dev.attune.learn.statistic;

/**
 * A range that is meant to hold a figure.
 *
 * @param low lower end, may be negative infinity
 * @param high upper end, not below the lower, may be infinity
 * @param level probability with which the method's ranges hold the figure, such as 0.95
 */
public record Interval(double low, double high, double level) {

  /**
   * @throws IllegalArgumentException when the ends are reversed or not numbers, or the level is not
   *     between 0 and 1
   */
  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException("an interval from " + low + " to " + high);
    }
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("level is " + level + "; expected between 0 and 1");
    }
  }

  /** An interval that reaches equally far to both sides. */
  public static Interval around(double center, double radius, double level) {
    return new Interval(center - radius, center + radius, level);
  }

  public boolean contains(double value) {
    return low <= value && value <= high;
  }

  /** Whether zero, the figure of "no difference", is outside. */
  public boolean excludesZero() {
    return low > 0 || high < 0;
  }

  public double width() {
    return high - low;
  }

  /** What both intervals hold; the nearer end of this one where they do not meet. */
  public Interval intersect(Interval other) {
    double from = Math.max(low, other.low);
    double to = Math.min(high, other.high);
    if (from <= to) {
      return new Interval(from, to, level);
    }
    double nearest = other.low > high ? high : low;
    return new Interval(nearest, nearest, level);
  }
}
