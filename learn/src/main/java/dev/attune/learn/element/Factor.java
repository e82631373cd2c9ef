package dev.attune.learn.element;

import java.util.List;

/**
 * An element of persuasion, such as the emotion, and what it may be.
 *
 * @param name such as "emotion"
 * @param levels such as "joy" and "urgency", at least two
 */
public record Factor(String name, List<String> levels) {

  public Factor {
    levels = List.copyOf(levels);
    if (levels.size() < 2) {
      throw new IllegalArgumentException("element '" + name + "' has fewer than two levels");
    }
  }
}
