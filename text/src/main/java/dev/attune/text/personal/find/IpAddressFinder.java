package dev.attune.text.personal.find;

import dev.attune.text.personal.span.PersonalDataKind;
import dev.attune.text.personal.span.PersonalDataSpan;
import java.util.function.Consumer;
import org.apache.commons.validator.routines.InetAddressValidator;

/** Addresses of IPv4 and IPv6. A version of four numbers looks the same and counts as one. */
public final class IpAddressFinder implements SpanFinder {

  private static final int LONGEST = 45;

  @Override
  public void find(Passage passage, Consumer<PersonalDataSpan> found) {
    CharSequence text = passage.text();
    int at = 0;
    while (at < text.length()) {
      int end = at;
      int dots = 0;
      int colons = 0;
      while (end < text.length() && isPart(text.charAt(end))) {
        dots += text.charAt(end) == '.' ? 1 : 0;
        colons += text.charAt(end) == ':' ? 1 : 0;
        end++;
      }
      if (end > at && !passage.isWordAt(at - 1) && !passage.isWordAt(end)) {
        check(text, at, end, dots, colons, found);
      }
      at = end + 1;
    }
  }

  private static void check(
      CharSequence text, int from, int to, int dots, int colons, Consumer<PersonalDataSpan> found) {
    int end = to;
    while (end > from && (text.charAt(end - 1) == '.' || isLoneColon(text, from, end))) {
      end--;
    }
    if (end - from < 7 || end - from > LONGEST || (dots < 3 && colons < 2)) {
      return;
    }
    String candidate = text.subSequence(from, end).toString();
    InetAddressValidator validator = InetAddressValidator.getInstance();
    boolean valid =
        colons >= 2
            ? validator.isValidInet6Address(candidate)
            : validator.isValidInet4Address(candidate);
    if (valid) {
      found.accept(new PersonalDataSpan(PersonalDataKind.IP_ADDRESS, from, end, ""));
    }
  }

  private static boolean isLoneColon(CharSequence text, int from, int end) {
    return text.charAt(end - 1) == ':' && end - 2 >= from && text.charAt(end - 2) != ':';
  }

  private static boolean isPart(char c) {
    return (c >= '0' && c <= '9')
        || (c >= 'a' && c <= 'f')
        || (c >= 'A' && c <= 'F')
        || c == '.'
        || c == ':';
  }
}
