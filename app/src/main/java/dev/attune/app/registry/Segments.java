package dev.attune.app.registry;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** A path in parts. Decoded after the split: a subject's name may hold an encoded slash. */
final class Segments {
  private Segments() {}

  static List<String> of(String rawPath) {
    return Arrays.stream(rawPath.split("/", -1))
        .filter(segment -> !segment.isEmpty())
        // In a path, unlike in a form, a plus sign is a plus sign.
        .map(segment -> decode(segment.replace("+", "%2B")))
        .toList();
  }

  static String decode(String encoded) {
    return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
  }
}
