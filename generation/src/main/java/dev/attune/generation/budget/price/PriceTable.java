package dev.attune.generation.budget.price;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Prices of models with the time from which each holds.
 *
 * @param version names this table in the provenance of offers
 */
public record PriceTable(String version, List<Entry> entries) {

  public PriceTable {
    entries = List.copyOf(entries);
  }

  /** The price in force at a moment: of exactly this model, for a snapshot may cost otherwise. */
  public Optional<Price> find(String provider, String model, Instant at) {
    return entries.stream()
        .filter(entry -> entry.provider().equals(provider) && entry.models().contains(model))
        .filter(entry -> !entry.validFrom().isAfter(at))
        .max(Comparator.comparing(Entry::validFrom))
        .map(Entry::price);
  }

  /**
   * One price.
   *
   * @param models the provider's names, snapshots included
   */
  public record Entry(String provider, List<String> models, Price price, Instant validFrom) {

    public Entry {
      models = List.copyOf(models);
    }
  }
}
