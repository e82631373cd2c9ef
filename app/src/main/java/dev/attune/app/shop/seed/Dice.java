package dev.attune.app.shop.seed;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Chance from one seed. One thread's.
 *
 * <p>SplitMix64 of Commons RNG: its state is one long and every seed is a good one, which matters
 * here because each visit has dice of its own. The JDK's SplittableRandom is the same algorithm,
 * but promises its sequence for one run of one program only; a recorded figure of ours must be
 * found again on the next JDK.
 */
public final class Dice {

  private final UniformRandomProvider random;
  private final ZigguratSampler.NormalizedGaussian gaussian;
  private final ZigguratSampler.Exponential exponential;

  Dice(long seed) {
    random = RandomSource.SPLIT_MIX_64.create(seed);
    gaussian = ZigguratSampler.NormalizedGaussian.of(random);
    exponential = ZigguratSampler.Exponential.of(random);
  }

  /** True with this probability. */
  public boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /** From 0 (included) to 1 (excluded). */
  public double unit() {
    return random.nextDouble();
  }

  /** From 0 (included) to the bound (excluded). */
  public int below(int bound) {
    return random.nextInt(bound);
  }

  /** Normal, mean 0, standard deviation 1. */
  public double gaussian() {
    return gaussian.sample();
  }

  /** Exponential with this mean. */
  public double exponential(double mean) {
    return mean * exponential.sample();
  }

  /** How often in a row something of this probability succeeds, but never more than the limit. */
  public int streak(double probability, int limit) {
    int length = 0;
    while (length < limit && chance(probability)) {
      length++;
    }
    return length;
  }

  /** One of the list, each as likely; the list is not empty. */
  public <T> T pick(List<T> list) {
    return list.get(below(list.size()));
  }
}
