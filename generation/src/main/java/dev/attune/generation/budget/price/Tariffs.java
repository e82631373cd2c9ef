package dev.attune.generation.budget.price;

import dev.attune.generation.model.ModelIdentity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the price of a model. Without one there is no call: unknown means stop. */
public final class Tariffs {

  /** Writers that run in this process. */
  private static final Set<String> OWN = Set.of("offline", "llama-local");

  private static final String NUMBER = "(\\d{1,6}(?:\\.\\d{1,6})?)";
  private static final Pattern FIGURES = Pattern.compile(NUMBER + "/" + NUMBER);

  private final @Nullable Tariff configured;
  private final PriceTable table;

  private Tariffs(@Nullable Tariff configured, PriceTable table) {
    this.configured = configured;
    this.table = table;
  }

  /**
   * Prices by the configuration.
   *
   * @param configured the word "free", or input and output price in USD per million tokens, such as
   *     "0.40/1.60"; null where the table decides
   * @throws IllegalArgumentException where it is neither
   */
  public static Tariffs of(@Nullable String configured, PriceTable table) {
    return new Tariffs(configured == null ? null : parse(configured), table);
  }

  private static Tariff parse(String configured) {
    if (configured.equals("free")) {
      return Tariff.FREE;
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
    return new Tariff(new Price(input, input, input, output, BigDecimal.ZERO), "configured");
  }

  /** The price of a model at a moment; empty where none is known. */
  public Optional<Tariff> of(ModelIdentity model, Instant at) {
    if (OWN.contains(model.provider())) {
      return Optional.of(Tariff.FREE);
    }
    return configured != null
        ? Optional.of(configured)
        : table
            .find(model.provider(), model.model(), at)
            .map(price -> new Tariff(price, table.version()));
  }

  /** One line on a model without a price, and what to do. */
  public static String unknown(ModelIdentity model) {
    return ("%s model %s has no price: set model.price=INPUT/OUTPUT in USD per million tokens, such"
            + " as 0.40/1.60, or model.price=free")
        .formatted(model.provider(), model.model());
  }
}
