package dev.attune.generation.budget.price;

import dev.attune.generation.model.ModelIdentity;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the price of a model. Without one there is no call: unknown means stop. */
public final class Tariffs {

  /** Writers that run in this process. */
  private static final Set<String> OWN = Set.of("offline", "llama-local");

  private final Map<String, Tariff> configured;
  private final PriceTable table;

  /**
   * Prices by the configuration, and else by the table.
   *
   * @param configured by provider and model, as {@link #key} joins them
   */
  public Tariffs(Map<String, Tariff> configured, PriceTable table) {
    this.configured = Map.copyOf(configured);
    this.table = table;
  }

  /** Under what a model's own price is kept. */
  public static String key(String provider, String model) {
    return provider + "/" + model;
  }

  /** The price of a model at a moment; empty where none is known. */
  public Optional<Tariff> of(ModelIdentity model, Instant at) {
    if (OWN.contains(model.provider())) {
      return Optional.of(Tariff.FREE);
    }
    return Optional.ofNullable(configured.get(key(model.provider(), model.model())))
        .or(() ->
            table
                .find(model.provider(), model.model(), at)
                .map(price -> new Tariff(price, table.version())));
  }

  /** One line on a model without a price, and what to do. */
  public static String unknown(ModelIdentity model) {
    return ("%s model %s has no price: set its price (model.price) to INPUT/OUTPUT in USD per million"
            + " tokens, such as 0.40/1.60, or to free")
        .formatted(model.provider(), model.model());
  }
}
