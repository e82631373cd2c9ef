package dev.attune.text.personal.find;

import com.google.i18n.phonenumbers.PhoneNumberMatch;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.Leniency;
import dev.attune.text.personal.span.PersonalDataKind;
import dev.attune.text.personal.span.PersonalDataSpan;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Phone numbers by libphonenumber: international ones of any country, national ones of the locale's
 * country or, without a country, of those where its language is most spoken. After 12 candidates in
 * one text a candidate counts by its shape alone: a text full of figures costs no more time, and
 * hides nothing.
 */
public final class PhoneFinder implements SpanFinder {

  private static final Map<String, List<String>> REGIONS =
      Map.ofEntries(
          Map.entry("en", List.of("US", "GB")),
          Map.entry("de", List.of("DE", "AT")),
          Map.entry("fr", List.of("FR")),
          Map.entry("es", List.of("ES", "MX")),
          Map.entry("pt", List.of("BR", "PT")),
          Map.entry("it", List.of("IT")),
          Map.entry("tr", List.of("TR")),
          Map.entry("id", List.of("ID")),
          Map.entry("in", List.of("ID")),
          Map.entry("ko", List.of("KR")),
          Map.entry("zh", List.of("CN", "TW")),
          Map.entry("ja", List.of("JP")));
  private static final String INNER = " .-/()\u00a0\u2011\u2013";
  private static final int CHECKED = 12;
  private static final int FEWEST = 7;

  /** The 15 of E.164, and 00 before them. */
  private static final int MOST = 17;

  private static final int LONGEST = 32;

  private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();

  @Override
  public void find(Passage passage, Consumer<PersonalDataSpan> found) {
    CharSequence text = passage.text();
    List<String> regions = regionsOf(passage.locale());
    int candidates = 0;
    int at = 0;
    while (at < text.length()) {
      if (!isStart(passage, at)) {
        at++;
        continue;
      }
      int end = endOf(text, at);
      if (isCandidate(end - at, digits(text, at, end))) {
        candidates++;
        judge(passage, at, end, candidates > CHECKED ? List.of() : asked(text, at, regions), found);
      }
      at = Math.max(end, at + 1);
    }
  }

  private void judge(
      Passage passage, int from, int to, List<String> regions, Consumer<PersonalDataSpan> found) {
    if (regions.isEmpty()) {
      found.accept(new PersonalDataSpan(PersonalDataKind.PHONE, from, to, "unchecked"));
      return;
    }
    String candidate = passage.text().subSequence(from, to).toString();
    for (String region : regions) {
      Iterator<PhoneNumberMatch> matches =
          numbers.findNumbers(candidate, region, Leniency.VALID, 2).iterator();
      if (matches.hasNext()) {
        PhoneNumberMatch match = matches.next();
        int start = from + match.start();
        found.accept(
            new PersonalDataSpan(PersonalDataKind.PHONE, start, from + match.end(), region));
        return;
      }
    }
  }

  /** A number with its country's code is the same one in every region, so that one is asked. */
  private static List<String> asked(CharSequence text, int at, List<String> regions) {
    return text.charAt(at) == '+' || text.charAt(at) == '＋' ? regions.subList(0, 1) : regions;
  }

  /** As many digits as a number has, in groups of two or more on average. */
  private static boolean isCandidate(int length, int digits) {
    return digits >= FEWEST && digits <= MOST && length - digits <= digits / 2 + 2;
  }

  private static List<String> regionsOf(Locale locale) {
    return locale.getCountry().isEmpty()
        ? REGIONS.getOrDefault(locale.getLanguage(), List.of("ZZ"))
        : List.of(locale.getCountry());
  }

  private static boolean isStart(Passage passage, int at) {
    char c = passage.text().charAt(at);
    boolean opens = c == '+' || c == '＋' || c == '(';
    return (opens || Character.isDigit(c)) && !passage.isWordAt(at - 1);
  }

  private static int endOf(CharSequence text, int from) {
    int end = from;
    boolean parted = false;
    for (int at = from; at < text.length() && at - from < LONGEST; at++) {
      char c = text.charAt(at);
      if (Character.isDigit(c)) {
        end = at + 1;
        parted = false;
      } else if (at > from && (INNER.indexOf(c) < 0 || (parted && c == ' '))) {
        break;
      } else {
        parted = c == ' ';
      }
    }
    return end;
  }

  private static int digits(CharSequence text, int from, int to) {
    int count = 0;
    for (int at = from; at < to; at++) {
      count += Character.isDigit(text.charAt(at)) ? 1 : 0;
    }
    return count;
  }
}
