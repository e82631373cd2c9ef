package dev.attune.topology.prompt.template;

import java.util.List;

/**
 * What a template may name.
 *
 * @param meaning one line for the person who edits templates
 * @param items what may be named within a list; empty for anything else
 */
public record Placeholder(String name, Presence presence, String meaning, List<Placeholder> items) {

  /** Whether there is a value. */
  public enum Presence {
    /** In every text. */
    ALWAYS,
    /** Not in every text: only within a section of its name. */
    SOMETIMES,
    /** As often as there are items, which may be never. */
    LIST
  }

  static Placeholder always(String name, String meaning) {
    return new Placeholder(name, Presence.ALWAYS, meaning, List.of());
  }

  static Placeholder sometimes(String name, String meaning) {
    return new Placeholder(name, Presence.SOMETIMES, meaning, List.of());
  }

  static Placeholder list(String name, String meaning, List<Placeholder> items) {
    return new Placeholder(name, Presence.LIST, meaning, items);
  }

  Placeholder inEveryText() {
    return new Placeholder(name, Presence.ALWAYS, meaning, items);
  }
}
