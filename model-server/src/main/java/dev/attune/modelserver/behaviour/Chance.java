package dev.attune.modelserver.behaviour;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Chance that repeats: the same parts give the same draws, on every machine. */
public final class Chance {

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private Chance() {}

  /** Draws that depend on these parts and on nothing else. */
  public static RandomGenerator of(long... parts) {
    return new SplittableRandom(mix(parts));
  }

  /** One number from many; near parts give far results. */
  public static long mix(long... parts) {
    long mixed = GOLDEN;
    for (long part : parts) {
      mixed = scatter((mixed + part) * GOLDEN);
    }
    return mixed;
  }

  /** The same for a text. */
  public static long hash(String text) {
    long hash = text.length();
    for (int i = 0; i < text.length(); i++) {
      hash = 31 * hash + text.charAt(i);
    }
    return scatter(hash);
  }

  // The finaliser of MurmurHash3, in Stafford's variant 13.
  private static long scatter(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
