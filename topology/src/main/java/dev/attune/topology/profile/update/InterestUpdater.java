package dev.attune.topology.profile.update;

import dev.attune.avro.Affinity;
import dev.attune.avro.ClickEvent;
import dev.attune.avro.Interests;
import dev.attune.avro.OrderLine;
import dev.attune.avro.ProductRef;
import dev.attune.avro.PurchaseEvent;
import dev.attune.topology.profile.bound.Categories;
import dev.attune.topology.profile.model.AffinityList;
import dev.attune.topology.profile.model.Observation;
import dev.attune.topology.profile.model.ProfileSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Affinities to categories and brands, as sums of weights that fade exponentially.
 *
 * <p>Sums are kept as of a date that moves in steps (forward decay: Cormode et al., ICDE 2009): an
 * event adds its weight as it counts at that date, be it late or new, so the order of events does
 * not matter and only the affinities it names are written anew.
 */
public final class InterestUpdater {

  /** How far the newest event may be ahead of the date of the sums. */
  private static final Duration STEP = Duration.ofDays(1);

  private final ProfileSettings settings;
  private final AffinityList affinities;

  public InterestUpdater(ProfileSettings settings) {
    this.settings = settings;
    this.affinities = new AffinityList(settings.limits().affinities());
  }

  /** The interests after an event. */
  public Interests apply(Interests before, Observation seen) {
    return switch (seen.body()) {
      case ClickEvent click when seen.product() != null ->
          with(before, seen.product(), settings.weights().of(click.getType()), seen.at());
      case PurchaseEvent purchase ->
          with(before, seen.lines(), settings.weights().of(purchase.getType()), seen.at());
      default -> before;
    };
  }

  private Interests with(Interests before, List<OrderLine> lines, double weight, Instant at) {
    Interests after = before;
    for (OrderLine line : lines) {
      after = with(after, line.getProduct(), weight, at);
    }
    return after;
  }

  private Interests with(Interests before, ProductRef product, double weight, Instant at) {
    String category = Categories.top(product.getCategory(), settings.categoryLevels());
    String brand = product.getBrand();
    if (weight == 0.0 || (category == null && (brand == null || brand.isEmpty()))) {
      return before;
    }
    Interests dated = dated(before, at);
    double shortTerm = weight * settings.shortHalfLife().factor(at, dated.getAsOf());
    double longTerm = weight * settings.longHalfLife().factor(at, dated.getAsOf());
    return new Interests(
        dated.getAsOf(),
        category == null
            ? dated.getCategories()
            : affinities.with(dated.getCategories(), category, shortTerm, longTerm),
        brand == null || brand.isEmpty()
            ? dated.getBrands()
            : affinities.with(dated.getBrands(), brand, shortTerm, longTerm));
  }

  private Interests dated(Interests before, Instant at) {
    if (Duration.between(before.getAsOf(), at).compareTo(STEP) <= 0) {
      return before;
    }
    double shortTerm = settings.shortHalfLife().factor(before.getAsOf(), at);
    double longTerm = settings.longHalfLife().factor(before.getAsOf(), at);
    List<Affinity> categories = affinities.faded(before.getCategories(), shortTerm, longTerm);
    return new Interests(at, categories, affinities.faded(before.getBrands(), shortTerm, longTerm));
  }
}
