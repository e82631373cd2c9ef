package dev.attune.learn.prediction;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A text as a few numbers: shape, and its words hashed (Weinberger et al. 2009, "Feature hashing
 * for large scale multitask learning"), scaled by the root of their number. Words are runs of
 * letters, so languages without spaces give little.
 *
 * @param hashed columns of the words
 */
public record TextFeatures(int hashed) {

  private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{M}'’]*");
  private static final int SHAPE = 7;

  /** How many numbers. */
  public int columns() {
    return SHAPE + hashed;
  }

  /** The numbers of a text. */
  public double[] of(String text) {
    String[] words =
        WORD.matcher(text.toLowerCase(Locale.ROOT))
            .results()
            .map(MatchResult::group)
            .toArray(String[]::new);
    double[] features = new double[columns()];
    features[0] = Math.log1p(text.length()) - 4;
    features[1] = Math.log1p(words.length) - 2.5;
    features[2] = text.contains("?") ? 1 : 0;
    features[3] = text.contains("!") ? 1 : 0;
    features[4] = text.chars().anyMatch(Character::isDigit) ? 1 : 0;
    features[5] = text.contains("\"") || text.contains("'") || text.contains("“") ? 1 : 0;
    features[6] = text.chars().filter(c -> c == '.').count() > 1 ? 1 : 0;
    double scale = 1 / Math.sqrt(Math.max(1, words.length));
    for (String word : words) {
      int hash = word.hashCode() * 0x9E3779B9;
      features[SHAPE + Math.floorMod(hash >>> 8, hashed)] += hash < 0 ? -scale : scale;
    }
    return features;
  }
}
