package dev.attune.app.shop.visit;

import dev.attune.app.shop.seed.Dice;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** Sentences and search words by key and language, from a CSV beside this class. */
final class PhraseBook {

  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

  private final Map<String, Map<String, List<String>>> phrases;

  private PhraseBook(Map<String, Map<String, List<String>>> phrases) {
    this.phrases = phrases;
  }

  /**
   * Reads a resource whose first column is the key and whose others are named by language.
   *
   * @throws UncheckedIOException if it cannot be read
   */
  static PhraseBook read(String resource) {
    var phrases = new HashMap<String, Map<String, List<String>>>();
    try (var stream = PhraseBook.class.getResourceAsStream(resource);
        Reader reader =
            new InputStreamReader(
                Objects.requireNonNull(stream, resource), StandardCharsets.UTF_8)) {
      for (CSVRecord row : FORMAT.parse(reader)) {
        var byLanguage = phrases.computeIfAbsent(row.get("key"), key -> new HashMap<>());
        row.toMap().forEach((language, text) -> add(byLanguage, language, text));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The shop's phrases cannot be read: " + resource, e);
    }
    return new PhraseBook(phrases);
  }

  /**
   * One phrase of that key in that language.
   *
   * @throws IllegalArgumentException if there is none
   */
  String pick(String key, String language, Dice dice) {
    var byLanguage = phrases.getOrDefault(key, Map.of());
    List<String> choice = byLanguage.get(language);
    if (choice == null) {
      throw new IllegalArgumentException("No phrase for " + key + " in language " + language);
    }
    return dice.pick(choice);
  }

  private static void add(Map<String, List<String>> byLanguage, String language, String text) {
    byLanguage.computeIfAbsent(language, name -> new ArrayList<>()).add(text);
  }
}
