package dev.attune.text.personal.find;

import dev.attune.text.personal.span.PersonalDataKind;
import dev.attune.text.personal.span.PersonalDataSpan;
import dev.attune.text.personal.word.Token;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Names that their bearer gives as such: "my name is …" in en, de, fr, es, pt, it, tr, id, ko, zh
 * and ja. A name that merely occurs is not found: that would need a model of names, and would
 * blacken brands.
 */
public final class NameFinder implements SpanFinder {

  private static final int PARTS = 4;
  private static final int RUN = 20;
  private static final Set<String> PARTICLES =
      Set.of(
          "von", "van", "de", "da", "dos", "del", "di", "della", "la", "le", "el", "bin", "al",
          "zu");

  @Override
  public void find(Passage passage, Consumer<PersonalDataSpan> found) {
    List<Token> tokens = passage.tokens();
    for (int i = 0; i < tokens.size(); i++) {
      for (List<String> phrase : Introductions.PHRASES) {
        if (startsWith(tokens, i, phrase)) {
          report(tokens, i + phrase.size(), found);
        }
      }
    }
    findRuns(passage.text(), found);
  }

  private static boolean startsWith(List<Token> tokens, int at, List<String> phrase) {
    if (at + phrase.size() > tokens.size()) {
      return false;
    }
    for (int i = 0; i < phrase.size(); i++) {
      if (!tokens.get(at + i).lower().equals(phrase.get(i))) {
        return false;
      }
    }
    return true;
  }

  /**
   * The first word is the name whatever its case; more belong to it as far as they have capitals.
   */
  private static void report(List<Token> tokens, int from, Consumer<PersonalDataSpan> found) {
    int at = from < tokens.size() && tokens.get(from).isSign(':') ? from + 1 : from;
    if (at >= tokens.size() || !tokens.get(at).isWord()) {
      return;
    }
    int last = at;
    for (int i = at + 1; i < tokens.size() && i < at + PARTS; i++) {
      Token token = tokens.get(i);
      if (token.isCapitalised()) {
        last = i;
      } else if (!PARTICLES.contains(token.lower())) {
        break;
      }
    }
    found.accept(
        new PersonalDataSpan(
            PersonalDataKind.NAME, tokens.get(at).start(), tokens.get(last).end(), ""));
  }

  private static void findRuns(CharSequence text, Consumer<PersonalDataSpan> found) {
    int at = 0;
    while (at < text.length()) {
      int end = at + 1;
      for (String opening : Introductions.RUNS) {
        if (isAt(text, at, opening)) {
          end = Math.max(end, reportRun(text, at + opening.length(), found));
        }
      }
      at = end;
    }
  }

  /** Gives the index after the name, or where none was found. */
  private static int reportRun(CharSequence text, int from, Consumer<PersonalDataSpan> found) {
    int start = from;
    while (start < text.length() && (text.charAt(start) == ' ' || text.charAt(start) == ':')) {
      start++;
      if (start - from > 3) {
        return start;
      }
    }
    int end = start;
    while (end < text.length() && end - start < RUN && !closes(text, end)) {
      end++;
    }
    if (end > start && Character.isLetter(text.charAt(start))) {
      found.accept(new PersonalDataSpan(PersonalDataKind.NAME, start, end, ""));
    }
    return end;
  }

  private static boolean closes(CharSequence text, int at) {
    return Introductions.CLOSINGS.stream().anyMatch(closing -> isAt(text, at, closing));
  }

  private static boolean isAt(CharSequence text, int at, String piece) {
    if (at + piece.length() > text.length()) {
      return false;
    }
    for (int i = 0; i < piece.length(); i++) {
      if (text.charAt(at + i) != piece.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
