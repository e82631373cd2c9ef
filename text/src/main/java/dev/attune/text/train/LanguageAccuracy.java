package dev.attune.text.train;

import dev.attune.text.language.Language;
import dev.attune.text.language.LanguageIdentifier;
import dev.attune.text.train.corpus.Sample;
import java.util.List;
import java.util.Locale;

/**
 * How often identification is right.
 *
 * @param language two letters
 * @param group which texts: by length, or where they are from
 * @param answered share with an answer
 * @param accuracy share of right ones among those; 0 without any
 */
public record LanguageAccuracy(
    String language, String group, int samples, double answered, double accuracy) {

  /** Lengths in UTF-16 units at which groups part. */
  private static final int SHORT = 20;

  private static final int LONG = 60;

  /** Measures texts of one language. */
  public static LanguageAccuracy of(
      LanguageIdentifier identifier, String language, String group, List<String> texts) {
    int answered = 0;
    int right = 0;
    for (String text : texts) {
      Language said = identifier.identify(text).answer().orElse(null);
      answered += said == null ? 0 : 1;
      right += said != null && said.code().equals(language) ? 1 : 0;
    }
    return new LanguageAccuracy(
        language,
        group,
        texts.size(),
        texts.isEmpty() ? 0.0 : (double) answered / texts.size(),
        answered == 0 ? 0.0 : (double) right / answered);
  }

  /** Which length a sample belongs to. */
  static String lengthOf(Sample sample) {
    int length = sample.text().length();
    if (length < SHORT) {
      return "below 20 characters";
    }
    return length < LONG ? "20 to 59" : "60 and more";
  }

  /** As a line of a table in a file. */
  public String line() {
    return String.format(
        Locale.ROOT, "%s\t%s\t%d\t%.3f\t%.3f", language, group, samples, answered, accuracy);
  }

  /**
   * From such a line.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static LanguageAccuracy of(String line) {
    String[] cells = line.split("\t", -1);
    if (cells.length != 5) {
      throw new IllegalArgumentException("an accuracy has five cells: " + line);
    }
    return new LanguageAccuracy(
        cells[0],
        cells[1],
        Integer.parseInt(cells[2]),
        Double.parseDouble(cells[3]),
        Double.parseDouble(cells[4]));
  }
}
