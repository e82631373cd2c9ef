package dev.attune.text.personal.find;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Words by which a street is known, by where they stand. Of our own making. */
final class AddressWords {

  /** Number, one to four words, then one of these: 12 Old Mill Road. */
  static final Set<String> AFTER_NUMBER =
      words(
          "street st avenue ave road rd lane ln drive dr boulevard blvd court ct way terrace crescent square sq parkway pkwy highway hwy");

  /**
   * One of these, one to five words, then a number: Calle de Alcalá 45, Via Roma 3, Jalan Sudirman
   * 12.
   */
  static final Set<String> BEFORE_NAME =
      words(
          "calle avenida avda paseo plaza carrera camino rua travessa praça alameda estrada rodovia via viale piazza corso vicolo largo"
              + " jalan jl gang gg");

  /** Number, then one of these, then a name: 12 bis rue de la Paix. */
  static final Set<String> FRENCH =
      words("rue avenue boulevard bd place chemin allée impasse quai route cours");

  /** Endings of German words that name a street when a number follows: Hauptstraße 5. */
  static final Set<String> GERMAN_ENDINGS =
      words("straße strasse str weg platz allee gasse ring damm ufer steig chaussee");

  /** After a name, with a number within three tokens: Atatürk Caddesi No: 5. */
  static final Set<String> TURKISH =
      words("mahallesi mah caddesi cad sokak sokağı sok sk bulvarı blv");

  /** Words that may stand between a street and its number. */
  static final Set<String> BETWEEN = words("no nr n nº n° num número numero nomor núm kav");

  /** Boxes: the number follows. */
  static final Set<String> BOXES = words("postfach apartado");

  private AddressWords() {}

  static boolean hasGermanEnding(String lower) {
    return GERMAN_ENDINGS.stream()
        .anyMatch(ending -> lower.length() > ending.length() + 2 && lower.endsWith(ending));
  }

  private static Set<String> words(String spaced) {
    return Arrays.stream(spaced.split(" ", -1)).collect(Collectors.toUnmodifiableSet());
  }
}
