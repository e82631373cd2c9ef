package dev.attune.modelserver.behaviour;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** How long a model takes for an answer. */
public sealed interface Latency {

  /** No time at all. */
  Latency NONE = new Constant(Duration.ZERO);

  /** One latency; the same state of the generator gives the same. */
  Duration draw(RandomGenerator random);

  /** Always the same. */
  static Latency constant(Duration value) {
    return new Constant(value);
  }

  /** Every value between the two with the same probability. */
  static Latency uniform(Duration from, Duration to) {
    return new Uniform(from, to);
  }

  /**
   * The usual form of a provider's latencies: a body and a long tail.
   *
   * @param median half of all draws are below
   * @param sigma spread of the logarithm; 0.5 puts the 99th percentile at 3.2 medians, 1 at 10
   * @param max no draw is above
   */
  static Latency lognormal(Duration median, double sigma, Duration max) {
    return new Lognormal(median, sigma, max);
  }

  /**
   * As measured: between two percentiles every value has the same probability.
   *
   * @param points latency by percentile, above 0 and up to 100, with 100 among them; below the
   *     lowest, latencies go down to half of it
   */
  static Latency percentiles(SortedMap<Double, Duration> points) {
    return new Percentiles(points);
  }

  /** See {@link #constant}. */
  record Constant(Duration value) implements Latency {
    public Constant {
      mustNotBeNegative(value);
    }

    @Override
    public Duration draw(RandomGenerator random) {
      return value;
    }
  }

  /** See {@link #uniform}. */
  record Uniform(Duration from, Duration to) implements Latency {
    public Uniform {
      mustNotBeNegative(from);
      if (to.compareTo(from) <= 0) {
        throw new IllegalArgumentException("'to' must be above 'from'");
      }
    }

    @Override
    public Duration draw(RandomGenerator random) {
      return Duration.ofNanos(random.nextLong(from.toNanos(), to.toNanos()));
    }
  }

  /** See {@link #lognormal}. */
  record Lognormal(Duration median, double sigma, Duration max) implements Latency {
    public Lognormal {
      mustNotBeNegative(median);
      if (!(sigma >= 0) || sigma > 5) {
        throw new IllegalArgumentException("'sigma' must be between 0 and 5");
      }
      if (max.compareTo(median) < 0) {
        throw new IllegalArgumentException("'max' must not be below 'median'");
      }
    }

    @Override
    public Duration draw(RandomGenerator random) {
      double nanos = (double) median.toNanos() * Math.exp(sigma * random.nextGaussian());
      return Duration.ofNanos(Math.min((long) nanos, max.toNanos()));
    }
  }

  /** See {@link #percentiles}. */
  record Percentiles(SortedMap<Double, Duration> points) implements Latency {
    public Percentiles {
      points = Collections.unmodifiableSortedMap(new TreeMap<>(points));
      Duration last = Duration.ZERO;
      for (Map.Entry<Double, Duration> point : points.entrySet()) {
        if (!(point.getKey() > 0) || point.getKey() > 100 || point.getValue().compareTo(last) < 0) {
          throw new IllegalArgumentException(
              "percentiles must be above 0, at most 100, and their latencies must not fall");
        }
        last = point.getValue();
      }
      if (points.isEmpty() || points.lastKey() != 100) {
        throw new IllegalArgumentException("the percentile 100, the longest latency, is needed");
      }
    }

    @Override
    public Duration draw(RandomGenerator random) {
      double at = 100 * random.nextDouble();
      double fromPercent = 0;
      double from = points.values().iterator().next().toNanos() / 2.0;
      for (Map.Entry<Double, Duration> point : points.entrySet()) {
        double to = point.getValue().toNanos();
        if (at <= point.getKey()) {
          double share = (at - fromPercent) / (point.getKey() - fromPercent);
          return Duration.ofNanos((long) (from + share * (to - from)));
        }
        fromPercent = point.getKey();
        from = to;
      }
      return Duration.ofNanos((long) from);
    }
  }

  private static void mustNotBeNegative(Duration value) {
    if (value.isNegative()) {
      throw new IllegalArgumentException("a latency must not be negative");
    }
  }
}
