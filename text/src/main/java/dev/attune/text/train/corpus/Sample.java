package dev.attune.text.train.corpus;

import java.util.Locale;

/**
 * A text and what people said of it.
 *
 * @param measured whether it may serve to measure; samples of another source than the one a figure
 *     is of only teach
 */
public record Sample(String text, String label, boolean measured) {

  /**
   * Whether it is kept for measuring: one in five, by a hash of its words, so that copies fall on
   * one side.
   */
  public boolean isHeldOut() {
    return bucket(5, 17) == 0;
  }

  /** Whether it sets the threshold: one in five of those that teach. */
  public boolean isForCalibration() {
    return bucket(5, 31) == 0;
  }

  /** Its letters and digits alone: what makes two samples copies of each other. */
  public String key() {
    StringBuilder key = new StringBuilder(text.length());
    text.toLowerCase(Locale.ROOT)
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .forEach(key::appendCodePoint);
    return key.toString();
  }

  private int bucket(int of, int seed) {
    int hash = seed;
    String key = key();
    for (int i = 0; i < key.length(); i++) {
      hash = hash * 31 + key.charAt(i);
    }
    hash ^= hash >>> 16;
    hash *= 0x85ebca6b;
    hash ^= hash >>> 13;
    return Math.floorMod(hash, of);
  }
}
