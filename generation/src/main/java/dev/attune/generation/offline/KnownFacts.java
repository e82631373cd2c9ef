package dev.attune.generation.offline;

import dev.attune.avro.Brief;
import dev.attune.avro.OfferTerms;
import dev.attune.avro.OfferedProduct;
import dev.attune.generation.offline.format.LocalFormat;
import dev.attune.generation.offline.format.MoneyFormat;
import dev.attune.generation.offline.format.ProductName;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads from a brief what may be stated, as the language writes it. What is not known is absent.
 */
final class KnownFacts {

  private KnownFacts() {}

  static Map<Fact, String> of(Brief brief, LocalFormat format) {
    Map<Fact, String> facts = new EnumMap<>(Fact.class);
    products(brief.getProducts(), format, facts);
    terms(brief.getTerms(), format, facts);
    return facts;
  }

  private static void products(
      List<OfferedProduct> products, LocalFormat format, Map<Fact, String> facts) {
    List<OfferedProduct> named =
        products.stream().filter(product -> !product.getName().isBlank()).toList();
    List<String> names = named.stream().map(product -> ProductName.of(product.getName())).toList();
    if (named.size() == 1) {
      facts.put(Fact.PRODUCT, names.getFirst());
      prices(named.getFirst(), format.money(), facts);
    } else if (named.size() > 1) {
      facts.put(Fact.LEAD, format.list().lead(names));
      facts.put(Fact.PRODUCTS, format.list().join(names));
    }
  }

  /** A price without its currency says nothing, so it is left out. */
  private static void prices(OfferedProduct product, MoneyFormat money, Map<Fact, String> facts) {
    @Nullable BigDecimal price = product.getPrice();
    @Nullable String currency = product.getCurrency();
    if (price == null || currency == null || price.signum() <= 0) {
      return;
    }
    facts.put(Fact.PRICE, money.of(price, currency));
    @Nullable BigDecimal before = product.getListPrice();
    if (before != null && before.compareTo(price) > 0) {
      facts.put(Fact.LIST_PRICE, money.of(before, currency));
    }
  }

  private static void terms(OfferTerms terms, LocalFormat format, Map<Fact, String> facts) {
    facts.put(Fact.UNTIL, format.until(terms.getValidUntil()));
    if (terms.getDiscountPercent() > 0) {
      facts.put(Fact.DISCOUNT, format.percent(terms.getDiscountPercent()));
    }
    @Nullable String coupon = terms.getCoupon();
    if (coupon != null && !coupon.isBlank()) {
      facts.put(Fact.COUPON, coupon.strip());
    }
  }
}
