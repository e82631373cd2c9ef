package dev.attune.generation.offline.format;

import java.util.regex.Pattern;

/** Makes a catalogue's name fit to stand within a sentence. */
public final class ProductName {

  private static final int MOST_CHARACTERS = 60;
  private static final Pattern SPACES_AND_CONTROLS = Pattern.compile("[\\s\\p{Cntrl}]+");
  private static final Pattern TRAILING_STOPS = Pattern.compile("[.\\s]+$");

  private ProductName() {}

  /** One line of at most 60 characters, without a stop at its end. */
  public static String of(String raw) {
    String line = SPACES_AND_CONTROLS.matcher(raw).replaceAll(" ").strip();
    String open = TRAILING_STOPS.matcher(line).replaceAll("");
    return open.length() <= MOST_CHARACTERS ? open : shortened(open);
  }

  private static String shortened(String name) {
    int space = name.lastIndexOf(' ', MOST_CHARACTERS - 1);
    int end = space > MOST_CHARACTERS / 2 ? space : wholeCharacters(name, MOST_CHARACTERS - 1);
    return name.substring(0, end) + "…";
  }

  /** Never cuts between the two halves of a character beyond the basic plane. */
  private static int wholeCharacters(String name, int end) {
    return Character.isHighSurrogate(name.charAt(end - 1)) ? end - 1 : end;
  }
}
