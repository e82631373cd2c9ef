package dev.attune.topology.recall;

import dev.attune.avro.CatalogItem;
import dev.attune.avro.DecisionReason;
import dev.attune.avro.OfferTerms;
import dev.attune.avro.PublishedOffer;
import dev.attune.avro.PublishedProduct;
import dev.attune.avro.Recall;
import dev.attune.topology.catalog.CatalogHistory;
import dev.attune.topology.playbook.Scenario;
import dev.attune.topology.playbook.Scenario.Terms;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Since when an offer is untrue. It depends on the offer, the catalogue and the playbook, and not
 * on when somebody looks: a version counts from the moment on from which it holds. Pure.
 */
final class Truth {

  private final Map<String, Scenario> scenarios = new HashMap<>();

  Truth(List<Scenario> scenarios) {
    scenarios.forEach(scenario -> this.scenarios.put(scenario.name(), scenario));
  }

  /** The first moment before the offer's end at which something in it is not true; or nothing. */
  Optional<Recall> untrue(PublishedOffer offer, CatalogHistory catalog) {
    Optional<Recall> terms = terms(offer).map(reason -> new Recall(offer.getCreatedAt(), reason));
    return terms.or(() ->
        offer.getProducts().stream()
            .flatMap(product -> untrue(offer, product, catalog).stream())
            .min(Comparator.comparing(Recall::getAt)));
  }

  private static Optional<Recall> untrue(
      PublishedOffer offer, PublishedProduct product, CatalogHistory catalog) {
    String id = product.getProductId();
    CatalogItem first = catalog.itemAt(id, offer.getCreatedAt());
    if (first == null) {
      return ProductFacts.untrue(id, product.getPrice(), null)
          .map(reason -> new Recall(offer.getCreatedAt(), reason));
    }
    Instant before = offer.getUntil().minusMillis(1);
    return Stream.concat(
            Stream.of(first), catalog.versions(id, offer.getCreatedAt(), before).stream())
        .flatMap(item ->
            ProductFacts.untrue(id, product.getPrice(), item)
                .map(reason -> new Recall(since(item, offer), reason))
                .stream())
        .findFirst();
  }

  /** What came late holds from the offer's beginning, at the earliest. */
  private static Instant since(CatalogItem item, PublishedOffer offer) {
    Instant from = item.getValidFrom();
    return from.isBefore(offer.getCreatedAt()) ? offer.getCreatedAt() : from;
  }

  /** Whether the playbook in force still promises what the offer does. */
  private Optional<DecisionReason> terms(PublishedOffer offer) {
    String rule = "scenarios." + offer.getScenario() + ".terms";
    OfferTerms said = offer.getTerms();
    Scenario scenario = scenarios.get(offer.getScenario());
    if (scenario == null) {
      return Optional.of(
          new DecisionReason(rule, "the playbook no longer has the scenario", "none", text(said)));
    }
    Terms now = scenario.terms();
    boolean same =
        now.discountPercent() == said.getDiscountPercent()
            && Objects.equals(now.coupon(), said.getCoupon());
    return same
        ? Optional.empty()
        : Optional.of(
            new DecisionReason(
                rule,
                "the playbook's terms changed",
                now.discountPercent() + " %, coupon " + now.coupon(),
                text(said)));
  }

  private static String text(OfferTerms terms) {
    return terms.getDiscountPercent() + " %, coupon " + terms.getCoupon();
  }
}
