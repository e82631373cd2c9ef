package dev.attune.text.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Small words that give a language away, which n-grams of short texts do not. */
final class FunctionWords {

  private static final String RESOURCE = "function-words.properties";

  /**
   * What a word adds to the log-odds of a language: more if fewer share it. Set by eye, judged by
   * the published accuracy.
   */
  private static final double ANY = 0.4;

  private static final double ONLY = 1.6;

  private final Map<String, List<Language>> languages;

  private FunctionWords(Map<String, List<Language>> languages) {
    this.languages = languages;
  }

  static FunctionWords load() {
    Properties lines = new Properties();
    try (InputStream in = FunctionWords.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("resource " + RESOURCE + " is missing");
      }
      lines.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, TreeSet<Language>> languages = new HashMap<>();
    for (String code : lines.stringPropertyNames()) {
      Language language = Language.of(code).orElseThrow();
      for (String word : lines.getProperty(code).split(" ", -1)) {
        languages.computeIfAbsent(word, w -> new TreeSet<>()).add(language);
      }
    }
    return new FunctionWords(
        languages.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> List.copyOf(e.getValue()))));
  }

  /** Log-odds by language; without an entry where no word speaks for it. */
  Map<Language, Double> evidence(String text) {
    Map<Language, Double> evidence = new HashMap<>();
    int start = 0;
    String lower = text.toLowerCase(Locale.ROOT).replace('’', '\'');
    for (int at = 0; at <= lower.length(); at++) {
      boolean inWord =
          at < lower.length() && (Character.isLetter(lower.charAt(at)) || lower.charAt(at) == '\'');
      if (!inWord) {
        List<Language> found = languages.getOrDefault(lower.substring(start, at), List.of());
        found.forEach(language -> evidence.merge(language, ANY + ONLY / found.size(), Double::sum));
        start = at + 1;
      }
    }
    return evidence;
  }
}
