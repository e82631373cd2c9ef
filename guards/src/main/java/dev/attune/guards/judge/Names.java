package dev.attune.guards.judge;

import dev.attune.avro.Brief;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Blanks the names of a brief out of texts, so that what is in a name counts as nothing else. */
public final class Names {

  /** Names that writers shorten are found by their first half. */
  private static final int SHORTENED = 40;

  private Names() {}

  /** A skeleton with products, brands, coupon and shop as blanks of the same length. */
  public static String blanked(String skeleton, Brief brief, char blank) {
    return blanked(skeleton, names(brief).map(JudgedText::skeleton).toList(), blank);
  }

  /** A text as written, its names as spaces; for reading words, accents and all. */
  public static String removed(String text, Brief brief) {
    return blanked(text, names(brief).toList(), ' ');
  }

  /** Whole names first, longest first, as one may be the beginning of another. */
  private static String blanked(String text, List<String> names, char blank) {
    StringBuilder words = new StringBuilder(text);
    List<String> longestFirst =
        names.stream().sorted(Comparator.comparingInt(String::length).reversed()).toList();
    longestFirst.forEach(name -> blank(words, name, name.length(), blank));
    longestFirst.stream()
        .filter(name -> name.length() > SHORTENED)
        .forEach(name -> blank(words, name, name.length() / 2, blank));
    return words.toString();
  }

  private static Stream<String> names(Brief brief) {
    return Stream.concat(
            brief.getProducts().stream()
                .flatMap(product -> Stream.of(product.getName(), product.getBrand())),
            Stream.of(brief.getRules().getShop(), brief.getTerms().getCoupon()))
        .flatMap(Stream::ofNullable)
        .filter(name -> !name.isBlank());
  }

  /** Blanks what begins with so many characters of a name, as far as it goes on like it. */
  private static void blank(StringBuilder words, String name, int least, char blank) {
    String head = name.substring(0, least);
    int at = words.indexOf(head);
    while (at >= 0) {
      int end = at + least;
      while (end < words.length()
          && end - at < name.length()
          && words.charAt(end) == name.charAt(end - at)) {
        end++;
      }
      for (int i = at; i < end; i++) {
        words.setCharAt(i, blank);
      }
      at = words.indexOf(head, end);
    }
  }
}
