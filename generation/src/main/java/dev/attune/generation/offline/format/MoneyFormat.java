package dev.attune.generation.offline.format;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/**
 * How a language writes an amount of money.
 *
 * @param pattern with {@code {symbol}} and {@code {amount}}
 * @param groupFrom least number of whole digits that are grouped in threes
 */
public record MoneyFormat(String pattern, String decimal, String group, int groupFrom) {

  private static final Map<String, String> SYMBOLS =
      Map.of(
          "EUR", "€", "USD", "$", "GBP", "£", "JPY", "¥", "BRL", "R$", "INR", "₹", "KRW", "₩",
          "CAD", "CA$", "AUD", "A$", "PLN", "zł");

  /** Minor units of ISO 4217, where they are not two. */
  private static final Map<String, Integer> DECIMALS =
      Map.of(
          "JPY", 0, "KRW", 0, "CLP", 0, "VND", 0, "ISK", 0, "UGX", 0, "KWD", 3, "BHD", 3, "TND", 3,
          "JOD", 3);

  private static final int USUAL_DECIMALS = 2;
  private static final int GROUP = 3;

  /**
   * An amount with its currency.
   *
   * @param amount not negative, major units
   * @param currency ISO 4217; shown as it is where no symbol is known
   */
  public String of(BigDecimal amount, String currency) {
    int decimals = DECIMALS.getOrDefault(currency, USUAL_DECIMALS);
    String plain = amount.setScale(decimals, RoundingMode.HALF_UP).toPlainString();
    int point = plain.indexOf('.');
    String whole = point < 0 ? plain : plain.substring(0, point);
    String fraction = point < 0 ? "" : decimal + plain.substring(point + 1);
    return pattern
        .replace("{symbol}", symbol(currency))
        .replace("{amount}", grouped(whole) + fraction);
  }

  // A code needs a space where a sign needs none.
  private String symbol(String currency) {
    String sign = SYMBOLS.get(currency);
    if (sign != null) {
      return sign;
    }
    return pattern.startsWith("{symbol}{") ? currency + "\u00a0" : currency;
  }

  private String grouped(String whole) {
    if (whole.length() < groupFrom) {
      return whole;
    }
    StringBuilder digits = new StringBuilder(whole);
    for (int at = whole.length() - GROUP; at > 0; at -= GROUP) {
      digits.insert(at, group);
    }
    return digits.toString();
  }
}
