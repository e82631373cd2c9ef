package dev.attune.text.normal;

import java.util.Set;

/**
 * A text after normalisation.
 *
 * @param text what is left
 * @param oddities what was taken out or replaced; empty for an ordinary text
 */
public record CleanText(String text, Set<Oddity> oddities) {

  public CleanText {
    oddities = Set.copyOf(oddities);
  }
}
