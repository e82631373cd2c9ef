package dev.attune.guards.fact.passage;

import dev.attune.guards.fact.number.Numeral;
import dev.attune.guards.fact.word.Concept;
import dev.attune.guards.fact.word.Hit;
import dev.attune.guards.judge.JudgedText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A text with its words of one language and its numbers. The names of the brief's products, its
 * brands and its coupon are blanked out, so that their digits and words claim nothing. Confined to
 * one judgement: checks mark the numbers that they have judged.
 */
public final class Passage {

  private static final Set<String> JOINTS =
      Set.of(
          "", ".", ",", "of", "de", "o de", "o", "do", "the", "der", "den", "le", "el", "del", "a",
          "er", "st", "nd", "rd", "th", "st of", "nd of", "rd of", "th of", ". of", "'", "e", "(",
          "-", "du", "di", "+");

  private final JudgedText text;
  private final String words;
  private final List<Hit> hits;
  private final List<Numeral> numerals;
  private final List<Integer> breaks = new ArrayList<>();
  private final Map<Integer, List<Hit>> byStart = new HashMap<>();
  private final Map<Integer, List<Hit>> byEnd = new HashMap<>();
  private final Set<Numeral> judged = new HashSet<>();

  /**
   * @param words the skeleton, names blanked out
   */
  public Passage(JudgedText text, String words, List<Hit> hits, List<Numeral> numerals) {
    this.text = text;
    this.words = words;
    this.hits = hits;
    this.numerals = numerals.stream().sorted(Comparator.comparingInt(Numeral::start)).toList();
    for (Hit hit : hits) {
      byStart.computeIfAbsent(hit.start(), at -> new ArrayList<>()).add(hit);
      byEnd.computeIfAbsent(hit.end(), at -> new ArrayList<>()).add(hit);
    }
    findBreaks();
  }

  public JudgedText text() {
    return text;
  }

  public String words() {
    return words;
  }

  /** Numbers that no check has taken for its own yet. */
  public List<Numeral> unjudged() {
    return numerals.stream().filter(each -> !judged.contains(each)).toList();
  }

  public boolean isJudged(Numeral numeral) {
    return judged.contains(numeral);
  }

  public void judged(Numeral numeral) {
    judged.add(numeral);
  }

  /** What stands right behind a place: after spaces and the likes of "of", "-" and "th". */
  public Optional<Hit> behind(int end, Set<Concept> wanted) {
    int last = Math.min(words.length(), end + 10);
    for (int at = end; at <= last; at++) {
      for (Hit hit : byStart.getOrDefault(at, List.of())) {
        if (wanted.contains(hit.concept()) && isJoint(end, at)) {
          return Optional.of(hit);
        }
      }
    }
    return Optional.empty();
  }

  /** What stands right before a place. */
  public Optional<Hit> before(int start, Set<Concept> wanted) {
    int first = Math.max(0, start - 10);
    for (int at = start; at >= first; at--) {
      for (Hit hit : byEnd.getOrDefault(at, List.of())) {
        if (wanted.contains(hit.concept()) && isJoint(at, start)) {
          return Optional.of(hit);
        }
      }
    }
    return Optional.empty();
  }

  private boolean isJoint(int from, int to) {
    return JOINTS.contains(words.substring(from, to).strip());
  }

  /** Whether such a word stands in the same sentence as this place. */
  public boolean inSentence(int place, Concept... wanted) {
    return hitsInSentence(place).anyMatch(hit -> Set.of(wanted).contains(hit.concept()));
  }

  /** Whether two places are in one sentence. */
  public boolean areTogether(int one, int other) {
    return breaks.stream()
        .noneMatch(each -> each > Math.min(one, other) && each <= Math.max(one, other));
  }

  /** Words in the sentence of this place. */
  public Stream<Hit> hitsInSentence(int place) {
    int from = 0;
    int to = words.length();
    for (int each : breaks) {
      if (each <= place) {
        from = each;
      } else {
        to = each;
        break;
      }
    }
    int start = from;
    int end = to;
    return hits.stream().filter(hit -> hit.start() >= start && hit.end() <= end);
  }

  /** Words of this kind, wherever they stand. */
  public Stream<Hit> of(Concept concept) {
    return hits.stream().filter(hit -> hit.concept() == concept);
  }

  public boolean has(Concept concept) {
    return hits.stream().anyMatch(hit -> hit.concept() == concept);
  }

  /** The words found. */
  public String said(Hit hit) {
    return words.substring(hit.start(), hit.end());
  }

  private void findBreaks() {
    for (int at = 0; at < words.length(); at++) {
      char c = words.charAt(at);
      boolean isEnd = "!?;\n。！？；".indexOf(c) >= 0;
      boolean isStop =
          c == '.' && (at + 1 == words.length() || isSpace(words.charAt(at + 1))) && !isOrdinal(at);
      if (isEnd || isStop) {
        breaks.add(at + 1);
      }
    }
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\n';
  }

  /** The point of "31. Dezember" and of "31.12." ends no sentence. */
  private boolean isOrdinal(int point) {
    return point > 0
        && Character.isDigit(words.charAt(point - 1))
        && byStart.getOrDefault(point + 2, List.of()).stream()
            .anyMatch(hit -> Concept.CALENDAR.contains(hit.concept()));
  }
}
