package dev.attune.text.personal.find;

import dev.attune.text.personal.number.LetteredId;
import dev.attune.text.personal.span.PersonalDataKind;
import dev.attune.text.personal.span.PersonalDataSpan;
import java.util.Locale;
import java.util.function.Consumer;

/** National ids with letters. Groups may be parted by one space, dot or hyphen each. */
public final class LetteredIdFinder implements SpanFinder {

  private static final int LONGEST = 18;
  private static final int SHORTEST = 9;

  @Override
  public void find(Passage passage, Consumer<PersonalDataSpan> found) {
    CharSequence text = passage.text();
    for (int at = 0; at + SHORTEST <= text.length(); at++) {
      if (isAlphanumeric(text.charAt(at)) && !passage.isWordAt(at - 1)) {
        findFrom(passage, at, found);
      }
    }
  }

  private static void findFrom(Passage passage, int from, Consumer<PersonalDataSpan> found) {
    CharSequence text = passage.text();
    StringBuilder id = new StringBuilder(LONGEST);
    boolean lettered = false;
    int at = from;
    while (at < text.length() && id.length() < LONGEST) {
      char c = text.charAt(at);
      if (isAlphanumeric(c)) {
        id.append(c);
        lettered |= c > '9';
        if (lettered && LetteredId.hasLength(id.length()) && !passage.isWordAt(at + 1)) {
          check(id.toString().toUpperCase(Locale.ROOT), from, at + 1, found);
        }
      } else if ((c != ' ' && c != '.' && c != '-') || !isAlphanumeric(text.charAt(at - 1))) {
        return;
      }
      at++;
    }
  }

  private static void check(String id, int start, int end, Consumer<PersonalDataSpan> found) {
    for (LetteredId kind : LetteredId.values()) {
      if (kind.accepts(id)) {
        found.accept(new PersonalDataSpan(PersonalDataKind.NATIONAL_ID, start, end, kind.code()));
      }
    }
  }

  private static boolean isAlphanumeric(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }
}
