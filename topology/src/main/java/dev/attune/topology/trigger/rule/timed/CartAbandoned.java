package dev.attune.topology.trigger.rule.timed;

import dev.attune.avro.Cart;
import dev.attune.avro.CartLine;
import dev.attune.avro.Evidence;
import dev.attune.avro.Profile;
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
 * Something is in the cart, and the cart has not changed for a while. Each change starts the wait
 * anew.
 *
 * @param minimumValue least value of the cart, major units; lines without a price add nothing
 */
public record CartAbandoned(Duration after, BigDecimal minimumValue) implements TriggerRule {

  @Override
  public boolean holds(Profile profile, Instant asOf, CatalogReader catalog) {
    Cart cart = profile.getCart();
    return !cart.getLines().isEmpty()
        && !asOf.isBefore(due(cart))
        && value(cart).compareTo(minimumValue) >= 0;
  }

  @Override
  public Instant dueAfter(Profile profile, Instant moment, CatalogReader catalog) {
    Cart cart = profile.getCart();
    return cart.getLines().isEmpty() ? NEVER : Dues.ifAfter(due(cart), moment);
  }

  @Override
  public List<Evidence> evidence(Profile profile, Instant asOf, CatalogReader catalog) {
    EvidenceList evidence = new EvidenceList();
    profile.getCart().getLines().forEach(evidence::add);
    return evidence.oldestFirst();
  }

  @Override
  public Map<String, String> facts(Profile profile, Instant asOf, CatalogReader catalog) {
    Cart cart = profile.getCart();
    return new Figures()
        .put("products", cart.getLines().size())
        .put("value", value(cart))
        .put("changed-at", cart.getChangedAt())
        .put("after", after)
        .byName();
  }

  private Instant due(Cart cart) {
    return cart.getChangedAt().plus(after);
  }

  private static BigDecimal value(Cart cart) {
    BigDecimal value = BigDecimal.ZERO;
    for (CartLine line : cart.getLines()) {
      BigDecimal price = line.getProduct().getPrice();
      if (price != null) {
        value = value.add(price.multiply(BigDecimal.valueOf(line.getQuantity())));
      }
    }
    return value;
  }
}
