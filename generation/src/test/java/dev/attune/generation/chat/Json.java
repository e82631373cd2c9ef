package dev.attune.generation.chat;

import com.fasterxml.jackson.databind.node.TextNode;

/** Writes JSON by hand, where the point of a test is the exact bytes of a provider. */
final class Json {

  private Json() {}

  static String quoted(String text) {
    return TextNode.valueOf(text).toString();
  }
}
