package dev.attune.modelserver.chat;

import java.util.ArrayList;
import java.util.List;

/**
 * Parts a text for a stream: a few tokens a piece, at most so many pieces as a caller can tell
 * apart.
 */
public final class Pieces {

  private static final int MOST = 24;

  private Pieces() {}

  /** Ranges of token numbers, each with its first and its end (exclusive). */
  public record Range(int from, int to) {
    /** What these tokens say. */
    public String of(List<String> tokens) {
      return String.join("", tokens.subList(from, to));
    }
  }

  /** Even parts of that many tokens. */
  public static List<Range> of(int tokens) {
    int size = Math.max(1, (tokens + MOST - 1) / MOST);
    List<Range> ranges = new ArrayList<>();
    for (int from = 0; from < tokens; from += size) {
      ranges.add(new Range(from, Math.min(tokens, from + size)));
    }
    return ranges;
  }
}
