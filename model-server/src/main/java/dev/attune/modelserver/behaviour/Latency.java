package dev.attune.modelserver.behaviour;

import java.time.Duration;
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

  private static void mustNotBeNegative(Duration value) {
    if (value.isNegative()) {
      throw new IllegalArgumentException("a latency must not be negative");
    }
  }
}
