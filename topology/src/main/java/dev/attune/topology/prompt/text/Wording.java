package dev.attune.topology.prompt.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;

/**
 * How a language writes prices and dates. An own table and not the JDK's, whose locale data changes
 * between releases: offers must come out the same everywhere.
 */
public final class Wording {

  private static final char NO_BREAK_SPACE = '\u00A0';
  private static final char NARROW_NO_BREAK_SPACE = '\u202F';

  private static final Wording OTHER =
      new Wording(Locale.ROOT, '.', NARROW_NO_BREAK_SPACE, Side.BEHIND, "yyyy-MM-dd");

  private static final Map<String, Wording> BY_LANGUAGE =
      Map.of(
          "en", new Wording(Locale.ENGLISH, '.', ',', Side.IN_FRONT, "d MMMM"),
          "de", new Wording(Locale.GERMAN, ',', '.', Side.BEHIND, "d. MMMM"),
          "fr", new Wording(Locale.FRENCH, ',', NARROW_NO_BREAK_SPACE, Side.BEHIND, "d MMMM"),
          "es", new Wording(Locale.of("es"), ',', '.', Side.BEHIND, "d 'de' MMMM"),
          "pt", new Wording(Locale.of("pt"), ',', '.', Side.BEHIND, "d 'de' MMMM"),
          "it", new Wording(Locale.ITALIAN, ',', '.', Side.BEHIND, "d MMMM"));

  private static final Map<String, String> SIGNS =
      Map.of("EUR", "€", "USD", "$", "GBP", "£", "JPY", "¥", "INR", "₹", "BRL", "R$");

  private enum Side {
    IN_FRONT,
    BEHIND
  }

  private final char decimal;
  private final char grouping;
  private final Side side;
  private final DateTimeFormatter dates;

  private Wording(Locale locale, char decimal, char grouping, Side side, String dates) {
    this.decimal = decimal;
    this.grouping = grouping;
    this.side = side;
    this.dates = DateTimeFormatter.ofPattern(dates, locale);
  }

  /** How this language does it; a neutral way for one that is not in the table. */
  public static Wording of(String language) {
    return BY_LANGUAGE.getOrDefault(language, OTHER);
  }

  /** Such as "€1,299.00" or "1.299,00 €", rounded half up to the currency's smallest coin. */
  public String price(BigDecimal amount, String currency) {
    String number = number(amount.setScale(fractionDigits(currency), RoundingMode.HALF_UP));
    String sign = SIGNS.get(currency);
    if (side == Side.BEHIND) {
      return number + NO_BREAK_SPACE + (sign == null ? currency : sign);
    }
    return sign == null ? currency + NO_BREAK_SPACE + number : sign + number;
  }

  /** Digits in groups of three; a DecimalFormat would be made anew for each price. */
  private String number(BigDecimal rounded) {
    String plain = rounded.abs().toPlainString();
    int point = rounded.scale() > 0 ? plain.indexOf('.') : plain.length();
    StringBuilder number = new StringBuilder(plain.length() + 4);
    if (rounded.signum() < 0) {
      number.append('-');
    }
    for (int at = 0; at < point; at++) {
      if (at > 0 && (point - at) % 3 == 0) {
        number.append(grouping);
      }
      number.append(plain.charAt(at));
    }
    if (point < plain.length()) {
      number.append(decimal).append(plain, point + 1, plain.length());
    }
    return number.toString();
  }

  /** Such as "12 March" or "12. März". */
  public String date(LocalDate date) {
    return dates.format(date);
  }

  private static int fractionDigits(String currency) {
    try {
      return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    } catch (IllegalArgumentException e) {
      return 2;
    }
  }
}
