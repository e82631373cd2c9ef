package dev.attune.text.personal.find;

import dev.attune.text.personal.span.PersonalDataKind;
import dev.attune.text.personal.span.PersonalDataSpan;
import java.util.function.Consumer;

/** Addresses of RFC 5321 without quoted local parts; letters of any script, as RFC 6531 allows. */
public final class EmailFinder implements SpanFinder {

  private static final String LOCAL_SIGNS = "!#$%&'*+/=?^_`{|}~.-";
  private static final int LOCAL = 64;
  private static final int DOMAIN = 255;

  @Override
  public void find(Passage passage, Consumer<PersonalDataSpan> found) {
    CharSequence text = passage.text();
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '@' || c == '＠') {
        int start = startOfLocal(text, at);
        int end = endOfDomain(text, at + 1);
        if (start < at && end > at) {
          found.accept(new PersonalDataSpan(PersonalDataKind.EMAIL, start, end, ""));
        }
      }
    }
  }

  private static int startOfLocal(CharSequence text, int at) {
    int start = at;
    while (start > 0 && at - start < LOCAL && isLocal(text.charAt(start - 1))) {
      start--;
    }
    while (start < at && !Character.isLetterOrDigit(text.charAt(start))) {
      start++;
    }
    return start;
  }

  /** After the last label of two or more letters that follows a dot; -1 if there is none. */
  private static int endOfDomain(CharSequence text, int from) {
    int end = -1;
    int label = from;
    boolean dotted = false;
    int limit = Math.min(text.length(), from + DOMAIN);
    for (int at = from; at <= limit; at++) {
      char c = at < limit ? text.charAt(at) : ' ';
      if (Character.isLetterOrDigit(c) || c == '-') {
        continue;
      }
      if (at == label) {
        break;
      }
      if (dotted && at - label >= 2 && Character.isLetter(text.charAt(label))) {
        end = at;
      }
      if (c != '.') {
        break;
      }
      dotted = true;
      label = at + 1;
    }
    return end;
  }

  private static boolean isLocal(char c) {
    return Character.isLetterOrDigit(c) || LOCAL_SIGNS.indexOf(c) >= 0;
  }
}
