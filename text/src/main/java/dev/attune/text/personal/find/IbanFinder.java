package dev.attune.text.personal.find;

import dev.attune.text.personal.number.CheckDigits;
import dev.attune.text.personal.span.PersonalDataKind;
import dev.attune.text.personal.span.PersonalDataSpan;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Account numbers of ISO 13616: country, its length, MOD 97. Lengths as of the IBAN registry,
 * release 99.
 */
public final class IbanFinder implements SpanFinder {

  private static final Map<String, Integer> LENGTHS =
      Stream.of(
              "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18",
              "DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23",
              "IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27",
              "MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19",
              "SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30")
          .flatMap(line -> Stream.of(line.split(" ", -1)))
          .collect(
              Collectors.toUnmodifiableMap(
                  entry -> entry.substring(0, 2), entry -> Integer.valueOf(entry.substring(2))));

  @Override
  public void find(Passage passage, Consumer<PersonalDataSpan> found) {
    CharSequence text = passage.text();
    for (int at = 0; at + 15 <= text.length(); at++) {
      if (!passage.isWordAt(at - 1) && isStart(text, at)) {
        int end = endOf(passage, at);
        if (end > 0) {
          found.accept(new PersonalDataSpan(PersonalDataKind.IBAN, at, end, ""));
        }
      }
    }
  }

  private static boolean isStart(CharSequence text, int at) {
    return isLetter(text.charAt(at))
        && isLetter(text.charAt(at + 1))
        && isDigit(text.charAt(at + 2))
        && isDigit(text.charAt(at + 3));
  }

  /** After the number, or -1. Groups may be parted by one space or hyphen each. */
  private static int endOf(Passage passage, int from) {
    CharSequence text = passage.text();
    StringBuilder code = new StringBuilder(34);
    code.append(upper(text.charAt(from))).append(upper(text.charAt(from + 1)));
    int length = LENGTHS.getOrDefault(code.toString(), 0);
    int at = from + 2;
    while (at < text.length() && code.length() < length) {
      char c = text.charAt(at);
      if (isLetter(c) || isDigit(c)) {
        code.append(upper(c));
      } else if ((c != ' ' && c != '-') || text.charAt(at - 1) == c) {
        return -1;
      }
      at++;
    }
    boolean complete = length > 0 && code.length() == length && !passage.isWordAt(at);
    return complete && CheckDigits.iban(code.toString()) ? at : -1;
  }

  private static boolean isLetter(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static char upper(char c) {
    return c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : c;
  }
}
