package dev.attune.text.features;

import dev.attune.text.normal.Graphemes;
import dev.attune.text.normal.TextNormalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Words, pairs of words and runs of 1 to 5 characters, hashed into buckets: no text can be read
 * back from a model. Counts are dampened (1 + ln n) and weighed by how rare the bucket is. The same
 * everywhere: no locale, no random seed.
 */
public final class FeatureReader {

  private static final int LONGEST_RUN = 5;
  private static final int READ = 2_000;

  private final int mask;

  /**
   * Reads into {@code 2^bits} buckets.
   *
   * @param bits 8 to 24
   */
  public FeatureReader(int bits) {
    if (bits < 8 || bits > 24) {
      throw new IllegalArgumentException("bits are 8 to 24, are " + bits);
    }
    this.mask = (1 << bits) - 1;
  }

  /** The features of a text before weighing; of its first 2,000 UTF-16 units. */
  public Features counts(String text) {
    List<String> words = words(text);
    Map<Integer, Integer> counts = new TreeMap<>();
    String before = "";
    for (String word : words) {
      count(counts, word, 0, word.length(), 1);
      String pair = before + ' ' + word;
      count(counts, pair, 0, pair.length(), 2);
      before = word;
    }
    String spaced = ' ' + String.join(" ", words) + ' ';
    for (int run = 1; run <= LONGEST_RUN; run++) {
      for (int at = 0; at + run <= spaced.length(); at++) {
        count(counts, spaced, at, at + run, 10 + run);
      }
    }
    int[] buckets = new int[counts.size()];
    double[] values = new double[counts.size()];
    int i = 0;
    for (Map.Entry<Integer, Integer> each : counts.entrySet()) {
      buckets[i] = each.getKey();
      values[i] = 1.0 + StrictMath.log(each.getValue());
      i++;
    }
    return new Features(buckets, values);
  }

  /**
   * Features times the weights of their buckets, scaled to length one; buckets of weight 0 fall
   * out.
   */
  public static Features weigh(Features counts, Weights weights) {
    int[] buckets = new int[counts.size()];
    double[] values = new double[counts.size()];
    int size = 0;
    double squares = 0.0;
    for (int i = 0; i < counts.size(); i++) {
      double value = counts.values()[i] * weights.of(counts.buckets()[i]);
      if (value != 0.0) {
        buckets[size] = counts.buckets()[i];
        values[size++] = value;
        squares += value * value;
      }
    }
    int[] keptBuckets = Arrays.copyOf(buckets, size);
    double[] keptValues = Arrays.copyOf(values, size);
    double length = StrictMath.sqrt(squares);
    for (int i = 0; i < size; i++) {
      keptValues[i] /= length;
    }
    return new Features(keptBuckets, keptValues);
  }

  /** The weight of a bucket. */
  @FunctionalInterface
  public interface Weights {
    double of(int bucket);
  }

  private static List<String> words(String text) {
    String lower = TextNormalizer.normalise(Graphemes.cut(text, READ)).toLowerCase(Locale.ROOT);
    List<String> words = new ArrayList<>();
    int start = 0;
    for (int at = 0; at <= lower.length(); at++) {
      char c = at < lower.length() ? lower.charAt(at) : ' ';
      if (Character.isLetterOrDigit(c) || c == '\'' || Character.isSurrogate(c)) {
        continue;
      }
      if (at > start) {
        words.add(lower.substring(start, at));
      }
      if (!Character.isWhitespace(c)) {
        words.add(String.valueOf(c));
      }
      start = at + 1;
    }
    return words;
  }

  private void count(Map<Integer, Integer> counts, String text, int from, int to, int seed) {
    int hash = seed;
    for (int i = from; i < to; i++) {
      hash = hash * 31 + text.charAt(i);
    }
    // The finaliser of MurmurHash3: without it, low bits of short runs collide.
    hash ^= hash >>> 16;
    hash *= 0x85ebca6b;
    hash ^= hash >>> 13;
    hash *= 0xc2b2ae35;
    hash ^= hash >>> 16;
    counts.merge(hash & mask, 1, Integer::sum);
  }
}
