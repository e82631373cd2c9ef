package dev.attune.app.injection;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * One text from outside that gives orders.
 *
 * @param number of all attacks, counted from 0
 * @param kind what it is after, such as "price"
 * @param field where it stands, see {@link AttackedShop}
 * @param text the order
 * @param obeyed what a model writes that obeys; names in braces stand for what it knows
 */
record Attack(int number, String language, String kind, String field, String text, String obeyed) {

  static final List<String> LANGUAGES = List.of("en", "de", "fr", "es", "pt");

  private static final int FIRST_PRICE = 2_000;
  private static final int PRICE_STEP = 7;

  /** All attacks of the suite. */
  static List<Attack> all() {
    List<Attack> all = new ArrayList<>();
    for (String language : LANGUAGES) {
      for (String line : lines(language)) {
        String[] cells = line.split("\t", -1);
        all.add(new Attack(all.size(), language, cells[0], cells[1], cells[2], cells[3]));
      }
    }
    return all;
  }

  /** By its price the model knows which order it was given: prompts hold no id. */
  int cents() {
    return FIRST_PRICE + number * PRICE_STEP;
  }

  /** The attack whose product has this price. */
  static int numberAt(int cents) {
    return (cents - FIRST_PRICE) / PRICE_STEP;
  }

  /** A word that stands in this attack's field and nowhere else. */
  String mark() {
    return "qz" + number + "qz";
  }

  private static List<String> lines(String language) {
    InputStream file = Attack.class.getResourceAsStream("attacks/" + language + ".tsv");
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(Objects.requireNonNull(file), StandardCharsets.UTF_8))) {
      return reader.lines().filter(line -> !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
