package dev.attune.topology.prompt.template;

/**
 * A template as it was written.
 *
 * @param file how mistakes call it
 */
record TemplateSource(String name, String file, String text) {

  /** Line of a position in the text, counted from 1. */
  int lineAt(int offset) {
    return 1 + (int) text.chars().limit(offset).filter(c -> c == '\n').count();
  }
}
