package dev.attune.topology.trigger.rule.timed;

import dev.attune.avro.CartLine;
import dev.attune.avro.Evidence;
import dev.attune.avro.Profile;
import dev.attune.avro.ViewedProduct;
import dev.attune.topology.catalog.CatalogReader;
import dev.attune.topology.trigger.EvidenceList;
import dev.attune.topology.trigger.Figures;
import dev.attune.topology.trigger.TriggerRule;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A product in the cart or among those viewed has become cheaper than the user saw it. Prices are
 * looked at in steps, the same moments for all products of a user and spread over users, so that a
 * user with many products costs one wake-up a step.
 *
 * <p>True only at the very moment of a check at which some product is cheaper and was not at the
 * check before. Two products that drop one after the other so make two triggers, and events need
 * not look at the catalogue.
 *
 * @param checkEvery step between two checks
 * @param watchFor how long after its arrival a view or an addition is watched
 * @param percent least drop, in percent of the price seen
 */
public record PriceDrop(Duration checkEvery, Duration watchFor, BigDecimal percent)
    implements TriggerRule {

  @Override
  public boolean holds(Profile profile, Instant asOf, CatalogReader catalog) {
    if (!asOf.equals(grid(profile).atOrBefore(asOf))) {
      return false;
    }
    for (Watched watched : Watched.of(profile)) {
      if (hasDropped(watched, asOf, catalog)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean stands(Profile profile, Instant asOf, CatalogReader catalog) {
    return Watched.of(profile).stream()
        .anyMatch(watched -> watched.isCheaperAt(asOf, percent, catalog));
  }

  @Override
  public Instant dueAfter(Profile profile, Instant moment, CatalogReader catalog) {
    Instant next = grid(profile).after(moment);
    return watchesAt(profile, next) ? next : NEVER;
  }

  @Override
  public List<Evidence> evidence(Profile profile, Instant asOf, CatalogReader catalog) {
    EvidenceList evidence = new EvidenceList();
    for (Watched watched : dropped(profile, asOf, catalog)) {
      evidence.add(watched.eventId(), watched.role(), watched.seenAt());
    }
    return evidence.oldestFirst();
  }

  @Override
  public Map<String, String> facts(Profile profile, Instant asOf, CatalogReader catalog) {
    List<Watched> dropped = dropped(profile, asOf, catalog);
    Figures figures = new Figures().put("products", Watched.products(dropped));
    if (dropped.isEmpty()) {
      return figures.byName();
    }
    Watched first = dropped.getFirst();
    return figures
        .put("product", first.product().getProductId())
        .put("price-seen", first.priceSeen(catalog))
        .put("price-now", first.priceAt(asOf, catalog))
        .put("percent", percent)
        .byName();
  }

  /** Asked after each event, so it makes no list. */
  private boolean watchesAt(Profile profile, Instant check) {
    for (CartLine line : profile.getCart().getLines()) {
      if (isWatched(line.getArrivedAt(), check)) {
        return true;
      }
    }
    for (ViewedProduct view : profile.getViews()) {
      if (view.getTimes() > 0 && isWatched(view.getArrivedAt(), check)) {
        return true;
      }
    }
    return false;
  }

  private List<Watched> dropped(Profile profile, Instant asOf, CatalogReader catalog) {
    return Watched.of(profile).stream()
        .filter(watched -> hasDropped(watched, asOf, catalog))
        .toList();
  }

  /** Each user has a phase of its own, in whole seconds. */
  private Grid grid(Profile profile) {
    long seconds = Math.max(1, checkEvery.toSeconds());
    long phase = Math.floorMod(profile.getUserId().hashCode(), seconds);
    return new Grid(checkEvery, Duration.ofSeconds(phase));
  }

  private boolean isWatched(Instant arrivedAt, Instant check) {
    return check.isAfter(arrivedAt) && !check.isAfter(arrivedAt.plus(watchFor));
  }

  private boolean hasDropped(Watched watched, Instant check, CatalogReader catalog) {
    if (!isWatched(watched.arrivedAt(), check) || !watched.isCheaperAt(check, percent, catalog)) {
      return false;
    }
    Instant previous = check.minus(checkEvery);
    Instant start = watched.arrivedAt();
    return !watched.isCheaperAt(start.isAfter(previous) ? start : previous, percent, catalog);
  }
}
