package dev.attune.guards.lies;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sentence with a claim.
 *
 * @param language ISO 639-1
 * @param type of the claim
 * @param percent what a sentence without a slot says, 0 where it has one
 * @param sentence with slots such as {@code {price-words}}
 */
record Seed(String language, String type, int percent, String sentence) {

  private static final Pattern PERCENT = Pattern.compile("^@percent=(\\d+) ");

  /** The seeds of one half: "held-out" or "development". */
  static List<Seed> of(String half) {
    try (InputStream in = Seed.class.getResourceAsStream(half + ".tsv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> of(line.split("\t", -1)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Seed of(String[] columns) {
    Matcher percent = PERCENT.matcher(columns[2]);
    return percent.find()
        ? new Seed(
            columns[0],
            columns[1],
            Integer.parseInt(percent.group(1)),
            columns[2].substring(percent.end()))
        : new Seed(columns[0], columns[1], 0, columns[2]);
  }

  boolean isInWords() {
    return sentence.contains("-words}") || !sentence.contains("{");
  }

  Locale locale() {
    return Locale.of(language);
  }
}
