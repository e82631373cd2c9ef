package dev.attune.app.shop.seed;

/**
 * A place in a tree of seeds. Each thing that is left to chance (a user, a visit, a week's prices)
 * hangs at a place of its own, so that what happens there depends on nothing that happens elsewhere
 * and need not be remembered: it can be drawn again.
 *
 * <p>Children are parted by the finaliser "variant 13" of David Stafford, as in SplitMix64.
 */
public record Seed(long value) {

  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  /** The place of this number below this one. */
  public Seed child(long key) {
    return new Seed(mix(value ^ mix(key + GOLDEN)));
  }

  /** The place of this name below this one. */
  public Seed child(String name) {
    long hash = name.length();
    for (int i = 0; i < name.length(); i++) {
      hash = mix(hash ^ name.charAt(i));
    }
    return child(hash);
  }

  /** One number for this place, from 0 (included) to 1 (excluded). */
  public double unit() {
    return (mix(value) >>> 11) * 0x1.0p-53;
  }

  /** One whole number for this place, from 0 (included) to the bound (excluded). */
  public int below(int bound) {
    return (int) (unit() * bound);
  }

  /** Dice for this place: as many numbers as are wanted. */
  public Dice dice() {
    return new Dice(value);
  }

  private static long mix(long bits) {
    long z = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
