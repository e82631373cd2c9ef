package dev.attune.topology.trigger.rule.timed;

import dev.attune.avro.BoughtProduct;
import dev.attune.avro.Evidence;
import dev.attune.avro.Profile;
import dev.attune.avro.Spending;
import dev.attune.topology.catalog.CatalogReader;
import dev.attune.topology.trigger.EvidenceList;
import dev.attune.topology.trigger.Figures;
import dev.attune.topology.trigger.TriggerRule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Some time has passed since the last order. Each newer order starts the wait anew. */
public record PostPurchase(Duration after) implements TriggerRule {

  @Override
  public boolean holds(Profile profile, Instant asOf, CatalogReader catalog) {
    return !asOf.isBefore(due(profile.getSpending()));
  }

  @Override
  public Instant dueAfter(Profile profile, Instant moment, CatalogReader catalog) {
    return Dues.ifAfter(due(profile.getSpending()), moment);
  }

  @Override
  public List<Evidence> evidence(Profile profile, Instant asOf, CatalogReader catalog) {
    Spending spending = profile.getSpending();
    return new EvidenceList()
        .add(spending.getLastOrderEventId(), "purchase", spending.getLastOrderAt())
        .oldestFirst();
  }

  @Override
  public Map<String, String> facts(Profile profile, Instant asOf, CatalogReader catalog) {
    Spending spending = profile.getSpending();
    return new Figures()
        .put("orders", profile.getActivity().getOrders())
        .put("ordered-at", spending.getLastOrderAt())
        .put("products", products(profile.getBought(), spending))
        .put("after", after)
        .byName();
  }

  private static long products(List<BoughtProduct> bought, Spending spending) {
    return bought.stream()
        .filter(product -> product.getEventId().equals(spending.getLastOrderEventId()))
        .count();
  }

  private Instant due(Spending spending) {
    Instant arrivedAt = spending.getLastOrderArrivedAt();
    return arrivedAt == null ? NEVER : arrivedAt.plus(after);
  }
}
