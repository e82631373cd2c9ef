package dev.attune.text.toxicity;

/** What a list of words can say. */
public enum Toxicity {
  /** A listed word stands in the text. */
  FOUND,
  /** None does. That is not the same as a friendly text: contempt needs no listed word. */
  NONE_FOUND
}
