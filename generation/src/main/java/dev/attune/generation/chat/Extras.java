package dev.attune.generation.chat;

/**
 * What not every provider knows how to give.
 *
 * @param texts wished for in one answer
 * @param scores whether the probabilities of the tokens are wished for
 */
record Extras(int texts, boolean scores) {

  static final Extras NONE = new Extras(1, false);
}
