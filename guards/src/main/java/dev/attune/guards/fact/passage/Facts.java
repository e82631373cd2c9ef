package dev.attune.guards.fact.passage;

import dev.attune.avro.Brief;
import dev.attune.avro.OfferTerms;
import dev.attune.avro.OfferedProduct;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a brief lets a text say, and what follows from it: the price after the discount, the saving,
 * the time that is left.
 */
public final class Facts {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final Brief brief;
  private final List<BigDecimal> prices = new ArrayList<>();
  private final List<BigDecimal> earlier = new ArrayList<>();
  private final List<BigDecimal> savings = new ArrayList<>();
  private final Set<String> currencies = new HashSet<>();
  private final List<BigDecimal> percents = new ArrayList<>();

  public Facts(Brief brief) {
    this.brief = brief;
    int discount = brief.getTerms().getDiscountPercent();
    if (discount > 0) {
      percents.add(BigDecimal.valueOf(discount));
    }
    brief.getProducts().forEach(product -> add(product, discount));
  }

  private void add(OfferedProduct product, int discount) {
    BigDecimal price = product.getPrice();
    BigDecimal before = product.getListPrice();
    if (product.getCurrency() != null) {
      currencies.add(product.getCurrency());
    }
    if (price == null || price.signum() < 0) {
      return;
    }
    prices.add(price);
    if (discount > 0) {
      BigDecimal share = price.multiply(BigDecimal.valueOf(discount));
      addRounded(prices, price.multiply(HUNDRED).subtract(share));
      addRounded(savings, share);
      earlier.add(price);
    }
    if (before != null && before.compareTo(price) > 0) {
      earlier.add(before);
      savings.add(before.subtract(price));
      BigDecimal reduction = before.subtract(price).multiply(HUNDRED);
      percents.add(reduction.divide(before, 0, RoundingMode.HALF_UP));
      percents.add(reduction.divide(before, 0, RoundingMode.DOWN));
    }
  }

  /** An amount in hundredths of a coin's unit, rounded either way. */
  private static void addRounded(List<BigDecimal> amounts, BigDecimal hundredfold) {
    amounts.add(hundredfold.divide(HUNDRED, 2, RoundingMode.HALF_UP));
    amounts.add(hundredfold.divide(HUNDRED, 2, RoundingMode.DOWN));
  }

  public boolean isPrice(BigDecimal amount) {
    return holds(prices, amount);
  }

  public boolean isEarlierPrice(BigDecimal amount) {
    return holds(earlier, amount);
  }

  public boolean isSaving(BigDecimal amount) {
    return holds(savings, amount);
  }

  public boolean isPercent(BigDecimal share) {
    return holds(percents, share);
  }

  /** Whether anything is cheaper than before. */
  public boolean isReduced() {
    return !percents.isEmpty() || brief.getTerms().getCoupon() != null;
  }

  /** Whether prices are in one of these currencies; true where no product has one. */
  public boolean isIn(Collection<String> codes) {
    return currencies.isEmpty() || codes.stream().anyMatch(currencies::contains);
  }

  private static boolean holds(List<BigDecimal> amounts, BigDecimal wanted) {
    return amounts.stream().anyMatch(amount -> amount.compareTo(wanted) == 0);
  }

  public @Nullable String coupon() {
    return brief.getTerms().getCoupon();
  }

  public List<OfferedProduct> products() {
    return brief.getProducts();
  }

  public boolean isStock(BigDecimal pieces) {
    return stock().stream().anyMatch(known -> pieces.compareTo(BigDecimal.valueOf(known)) == 0);
  }

  /** Pieces of each product of which they are known. */
  public Collection<Integer> stock() {
    return brief.getRules().getStock().values();
  }

  /** What the shop promises under this name: a number of days or months, or 1. */
  public OptionalInt promised(String promise) {
    Map<String, Integer> promises = brief.getRules().getPromises();
    Integer value = promises.get(promise);
    return value == null || value <= 0 ? OptionalInt.empty() : OptionalInt.of(value);
  }

  public ZonedDateTime until() {
    return terms().getValidUntil().atZone(ZoneOffset.UTC);
  }

  public ZonedDateTime now() {
    return brief.getTrigger().getFiredAt().atZone(ZoneOffset.UTC);
  }

  /** Whether so many whole units of time are left until the terms end. */
  public boolean isLeft(BigDecimal units, long secondsPerUnit) {
    Instant end = terms().getValidUntil();
    long seconds = end.getEpochSecond() - brief.getTrigger().getFiredAt().getEpochSecond();
    return units.compareTo(BigDecimal.valueOf(Math.floorDiv(seconds, secondsPerUnit))) == 0;
  }

  /** Figures of the trigger, such as how often a product was looked at. */
  public Collection<String> figures() {
    return brief.getTrigger().getFacts().values();
  }

  private OfferTerms terms() {
    return brief.getTerms();
  }
}
