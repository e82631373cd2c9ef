package dev.attune.generation.budget.price;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A price, and where it stands.
 *
 * @param version of the price table, or "configured", or "free"
 */
public record Tariff(Price price, String version) {

  /** Of what runs on this machine, and of what somebody said costs nothing. */
  public static final Tariff FREE = new Tariff(Price.FREE, "free");

  /** The same of calls in a batch. */
  public Tariff inBatch() {
    return new Tariff(price.inBatch(), version);
  }

  private static final String NUMBER = "(\\d{1,6}(?:\\.\\d{1,6})?)";
  private static final Pattern FIGURES = Pattern.compile(NUMBER + "/" + NUMBER);

  /**
   * What a configuration says.
   *
   * @param configured the word "free", or input and output price in USD per million tokens, such as
   *     "0.40/1.60"
   * @throws IllegalArgumentException where it is neither
   */
  public static Tariff parse(String configured) {
    if (configured.equals("free")) {
      return FREE;
    }
    Matcher figures = FIGURES.matcher(configured);
    if (!figures.matches()) {
      throw new IllegalArgumentException(
          "must be the word free, or INPUT/OUTPUT in USD per million tokens, such as 0.40/1.60");
    }
    BigDecimal input = new BigDecimal(figures.group(1));
    BigDecimal output = new BigDecimal(figures.group(2));
    if (input.signum() == 0 && output.signum() == 0) {
      throw new IllegalArgumentException("is 0: where a model costs nothing, write the word free");
    }
    return new Tariff(new Price(input, input, input, output, BigDecimal.ZERO, input), "configured");
  }
}
