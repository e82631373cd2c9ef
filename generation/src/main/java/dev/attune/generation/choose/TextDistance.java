package dev.attune.generation.choose;

import dev.attune.avro.OfferText;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * How far two texts are apart: the Jaccard distance of their sets of character trigrams, after
 * Unicode's NFKC, in small letters, with single spaces. 0 is the same set, 1 is nothing in common.
 * Works for any script, needs no model, and is a metric (Jaccard 1912; Broder 1997 on finding near
 * copies so).
 */
final class TextDistance {

  private static final int GRAM = 3;

  private TextDistance() {}

  /** 0 to 1. */
  static double between(OfferText one, OfferText other) {
    return between(grams(one), grams(other));
  }

  private static double between(Set<String> one, Set<String> other) {
    Set<String> shared = new HashSet<>(one);
    shared.retainAll(other);
    int all = one.size() + other.size() - shared.size();
    return all == 0 ? 0 : 1 - shared.size() / (double) all;
  }

  private static Set<String> grams(OfferText text) {
    String words =
        String.join(" ", text.getHeadline(), text.getBody(), text.getCallToAction())
            .toLowerCase(Locale.ROOT);
    // Spaces at both ends, so that one letter is a trigram too and an empty text has none.
    String line = " " + Normalizer.normalize(words, Normalizer.Form.NFKC).strip() + " ";
    int[] letters = line.replaceAll("\\s+", " ").codePoints().toArray();
    Set<String> grams = new HashSet<>();
    for (int start = 0; start + GRAM <= letters.length; start++) {
      grams.add(new String(letters, start, GRAM));
    }
    return grams;
  }
}
