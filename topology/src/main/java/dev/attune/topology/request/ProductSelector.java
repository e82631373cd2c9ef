package dev.attune.topology.request;

import dev.attune.avro.BoughtProduct;
import dev.attune.avro.CartLine;
import dev.attune.avro.CatalogItem;
import dev.attune.avro.OfferedProduct;
import dev.attune.avro.ProductRef;
import dev.attune.avro.Profile;
import dev.attune.avro.Trigger;
import dev.attune.avro.ViewedProduct;
import dev.attune.topology.catalog.CatalogReader;
import dev.attune.topology.playbook.Scenario.ProductChoice;
import dev.attune.topology.policy.Admitted;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Chooses the products of an offer. What is said of them comes from the catalogue alone. Pure. */
final class ProductSelector {

  private static final String TRIGGERING_PRODUCT = "product";

  private ProductSelector() {}

  /** The products, best first, as of now; those without a catalogue entry are left out. */
  static List<OfferedProduct> select(Admitted admitted, CatalogReader catalog) {
    ProductChoice choice = admitted.fired().scenario().products();
    Profile profile = admitted.fired().profile();
    Trigger trigger = admitted.fired().trigger();
    Instant asOf = admitted.at();
    return Stream.concat(
            Stream.ofNullable(trigger.getFacts().get(TRIGGERING_PRODUCT)),
            candidates(choice.from(), profile, asOf, catalog))
        .distinct()
        .map(id -> catalog.itemAt(id, asOf))
        .filter(ProductSelector::isAvailable)
        .limit(choice.limit())
        .map(ProductSelector::offered)
        .toList();
  }

  private static Stream<String> candidates(
      ProductChoice.Source source, Profile profile, Instant asOf, CatalogReader catalog) {
    return switch (source) {
      case CART ->
          profile.getCart().getLines().reversed().stream()
              .map(CartLine::getProduct)
              .map(ProductRef::getProductId);
      case VIEWED -> viewed(profile);
      case BOUGHT -> bought(profile);
      case COMPLEMENTS ->
          Stream.concat(bought(profile), viewed(profile))
              .map(id -> catalog.itemAt(id, asOf))
              .flatMap(item -> item == null ? Stream.empty() : item.getComplements().stream());
    };
  }

  private static Stream<String> viewed(Profile profile) {
    return profile.getViews().stream().map(ViewedProduct::getProduct).map(ProductRef::getProductId);
  }

  private static Stream<String> bought(Profile profile) {
    return profile.getBought().stream()
        .map(BoughtProduct::getProduct)
        .map(ProductRef::getProductId);
  }

  private static boolean isAvailable(@Nullable CatalogItem item) {
    return item != null && (item.getStock() == null || item.getStock() > 0);
  }

  private static OfferedProduct offered(CatalogItem item) {
    return new OfferedProduct(
        item.getProductId(),
        item.getName(),
        item.getCategory(),
        item.getBrand(),
        item.getPrice(),
        item.getListPrice(),
        item.getCurrency(),
        item.getUrl(),
        item.getImageUrl());
  }
}
