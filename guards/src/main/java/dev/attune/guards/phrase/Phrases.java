package dev.attune.guards.phrase;

import dev.attune.guards.judge.JudgedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ahocorasick.trie.PayloadEmit;
import org.ahocorasick.trie.PayloadTrie;

/**
 * Finds phrases of many lists in one pass (Aho-Corasick), whole words only. An asterisk at either
 * end of a phrase stands for any rest of a word. Words of scripts without spaces are found within
 * others. Immutable; safe from many threads.
 *
 * @param <T> what a phrase stands for
 */
public final class Phrases<T> {

  private final PayloadTrie<List<Entry<T>>> trie;

  private record Entry<T>(T meaning, boolean openStart, boolean openEnd) {}

  /** A meaning found between two places. */
  public record Found<T>(T meaning, int start, int end) {}

  private Phrases(PayloadTrie<List<Entry<T>>> trie) {
    this.trie = trie;
  }

  /** Phrases by what they stand for; written as people write them. */
  public static <T> Phrases<T> of(Map<T, List<String>> phrases) {
    Map<String, List<Entry<T>>> entries = new TreeMap<>();
    phrases.forEach((meaning, texts) -> texts.forEach(text -> put(entries, meaning, text)));
    PayloadTrie.PayloadTrieBuilder<List<Entry<T>>> builder = PayloadTrie.builder();
    entries.forEach(builder::addKeyword);
    return new Phrases<>(builder.build());
  }

  private static <T> void put(Map<String, List<Entry<T>>> entries, T meaning, String text) {
    boolean openStart = text.startsWith("*");
    boolean openEnd = text.endsWith("*");
    String bare = text.substring(openStart ? 1 : 0, text.length() - (openEnd ? 1 : 0));
    String skeleton = JudgedText.skeleton(bare.strip());
    if (!skeleton.isEmpty()) {
      entries
          .computeIfAbsent(skeleton, each -> new ArrayList<>())
          .add(new Entry<>(meaning, openStart, openEnd));
    }
  }

  /** All finds in a skeleton, by their ends; they may overlap. */
  public List<Found<T>> in(String skeleton) {
    List<Found<T>> found = new ArrayList<>();
    for (PayloadEmit<List<Entry<T>>> emit : trie.parseText(skeleton)) {
      int start = emit.getStart();
      int end = emit.getEnd() + 1;
      for (Entry<T> entry : emit.getPayload()) {
        if ((entry.openStart() || isEdge(skeleton, start))
            && (entry.openEnd() || isEdge(skeleton, end))) {
          found.add(new Found<>(entry.meaning(), start, end));
        }
      }
    }
    return found;
  }

  /** Whether a phrase, written as people write it, stands in a skeleton as whole words. */
  public static boolean isIn(String skeleton, String phrase) {
    String wanted = JudgedText.skeleton(phrase.strip());
    int at = wanted.isEmpty() ? -1 : skeleton.indexOf(wanted);
    while (at >= 0) {
      if (isEdge(skeleton, at) && isEdge(skeleton, at + wanted.length())) {
        return true;
      }
      at = skeleton.indexOf(wanted, at + 1);
    }
    return false;
  }

  /** Whether a word may begin or end between two characters. */
  private static boolean isEdge(String text, int at) {
    if (at <= 0 || at >= text.length()) {
      return true;
    }
    char before = text.charAt(at - 1);
    char after = text.charAt(at);
    return !joins(before) || !joins(after) || Character.isDigit(before) != Character.isDigit(after);
  }

  private static boolean joins(char c) {
    return Character.isLetterOrDigit(c) && !Character.isIdeographic(c);
  }
}
