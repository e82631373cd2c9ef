package dev.attune.text.train;

import dev.attune.text.language.LanguageIdentifier;
import dev.attune.text.train.corpus.Sample;
import dev.attune.text.train.corpus.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Measures language identification on shop phrases of our own, and on the held-out texts of data
 * sets, by length. Nothing here was trained on either. Data sets have some texts in other languages
 * than they say, so they cannot give 1.
 */
public final class LanguageMeasurement {

  /** Name of the table beside the models. */
  public static final String TABLE = "languages.tsv";

  private static final String PHRASES = "phrases.tsv";
  private static final int MOST = 400;
  private static final int FEWEST_LETTERS = 4;

  private final LanguageIdentifier identifier = new LanguageIdentifier();

  /** Of the phrases that come with Attune, one row a language. */
  public List<LanguageAccuracy> phrases() {
    Map<String, List<String>> byLanguage = new TreeMap<>();
    for (String line : lines(PHRASES)) {
      String[] cells = line.split("\t", 2);
      byLanguage.computeIfAbsent(cells[0], code -> new ArrayList<>()).add(cells[1]);
    }
    return byLanguage.entrySet().stream()
        .map(e -> LanguageAccuracy.of(identifier, e.getKey(), "shop phrases", e.getValue()))
        .toList();
  }

  /**
   * Of the sources, one row a language and length, of at most 400 texts each.
   *
   * @throws IOException if a source cannot be read
   */
  public List<LanguageAccuracy> corpora(List<Source> sources, Path data) throws IOException {
    Map<String, List<Sample>> byLanguage = new TreeMap<>();
    for (Source source : sources) {
      List<Sample> samples =
          byLanguage.computeIfAbsent(source.language(), code -> new ArrayList<>());
      source.read(data, samples::add);
    }
    List<LanguageAccuracy> rows = new ArrayList<>();
    byLanguage.forEach((language, samples) ->
        Trainer.heldOut(samples).stream()
            .filter(each ->
                each.text().codePoints().filter(Character::isLetter).count() >= FEWEST_LETTERS)
            .collect(
                Collectors.groupingBy(
                    LanguageAccuracy::lengthOf, TreeMap::new, Collectors.toList()))
            .forEach((length, group) ->
                rows.add(
                    LanguageAccuracy.of(
                        identifier,
                        language,
                        length,
                        group.stream().limit(MOST).map(Sample::text).toList()))));
    return rows;
  }

  /** What was measured when the shipped models were trained. */
  public static List<LanguageAccuracy> shipped() {
    return lines("/dev/attune/text/feeling/models/" + TABLE).stream()
        .map(LanguageAccuracy::of)
        .toList();
  }

  private static List<String> lines(String resource) {
    try (InputStream in = LanguageMeasurement.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("resource " + resource + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
