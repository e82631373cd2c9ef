package dev.attune.topology.trigger.rule.timed;

import dev.attune.avro.BoughtProduct;
import dev.attune.avro.CatalogItem;
import dev.attune.avro.Evidence;
import dev.attune.avro.Profile;
import dev.attune.topology.catalog.CatalogReader;
import dev.attune.topology.trigger.EvidenceList;
import dev.attune.topology.trigger.Figures;
import dev.attune.topology.trigger.TriggerRule;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/**
 * A product that was bought before is used up by now. The interval is the mean between the user's
 * purchases of it, else what the catalogue says, else the default.
 *
 * <p>True for a day from each due time, so that products that run out together make one trigger.
 *
 * @param minimumOrders orders of the product from which it counts as one that is bought again
 */
public record ReplenishmentDue(Duration defaultInterval, int minimumOrders) implements TriggerRule {

  /** How long a product stays due; also the least interval: nobody stocks up twice a day. */
  private static final Duration DAY = Duration.ofDays(1);

  @Override
  public boolean holds(Profile profile, Instant asOf, CatalogReader catalog) {
    for (BoughtProduct bought : profile.getBought()) {
      if (isDue(bought, asOf, catalog)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Instant dueAfter(Profile profile, Instant moment, CatalogReader catalog) {
    Instant next = NEVER;
    for (BoughtProduct bought : profile.getBought()) {
      if (bought.getTimes() >= minimumOrders) {
        next = Dues.sooner(next, Dues.ifAfter(due(bought, catalog), moment));
      }
    }
    return next;
  }

  @Override
  public List<Evidence> evidence(Profile profile, Instant asOf, CatalogReader catalog) {
    EvidenceList evidence = new EvidenceList();
    dueProducts(profile, asOf, catalog).forEach(evidence::add);
    return evidence.oldestFirst();
  }

  @Override
  public Map<String, String> facts(Profile profile, Instant asOf, CatalogReader catalog) {
    List<BoughtProduct> due = dueProducts(profile, asOf, catalog);
    Figures figures = new Figures().put("products", due.size());
    if (due.isEmpty()) {
      return figures.byName();
    }
    BoughtProduct first = due.getFirst();
    return figures
        .put("product", first.getProduct().getProductId())
        .put("times", first.getTimes())
        .put("bought-at", first.getLastAt())
        .put("interval", interval(first, catalog))
        .byName();
  }

  private List<BoughtProduct> dueProducts(Profile profile, Instant asOf, CatalogReader catalog) {
    return profile.getBought().stream().filter(bought -> isDue(bought, asOf, catalog)).toList();
  }

  private boolean isDue(BoughtProduct bought, Instant asOf, CatalogReader catalog) {
    if (bought.getTimes() < minimumOrders) {
      return false;
    }
    Instant due = due(bought, catalog);
    return !asOf.isBefore(due) && asOf.isBefore(due.plus(DAY));
  }

  private Instant due(BoughtProduct bought, CatalogReader catalog) {
    return bought.getArrivedAt().plus(interval(bought, catalog));
  }

  private Duration interval(BoughtProduct bought, CatalogReader catalog) {
    if (bought.getTimes() > 1) {
      Duration mean =
          Duration.between(bought.getFirstAt(), bought.getLastAt())
              .dividedBy(bought.getTimes() - 1L)
              .truncatedTo(ChronoUnit.MINUTES);
      if (mean.compareTo(DAY) >= 0) {
        return mean;
      }
    }
    CatalogItem item = catalog.itemAt(bought.getProduct().getProductId(), bought.getArrivedAt());
    return item == null || item.getReplenishDays() == null || item.getReplenishDays() < 1
        ? defaultInterval
        : Duration.ofDays(item.getReplenishDays());
  }
}
