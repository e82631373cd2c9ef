package dev.attune.app.shop.catalog;

import dev.attune.app.shop.seed.Seed;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What each product costs on each day: a pure function of seed, product and day.
 *
 * <p>Every four weeks a product may be priced anew by a few percent; in one week of ten it is on
 * sale for three to six days; in one of forty it is sold out for two. Each product has a moment of
 * the day at which its tag is changed, so that not all change at once.
 */
public final class PriceSchedule {

  private static final int DAY_SECONDS = 86_400;
  private static final long DAY = DAY_SECONDS * 1000L;
  private static final int[] PERCENT_OFF = {10, 15, 20, 25, 30};
  private static final double[] LEVELS = {0.97, 1.0, 1.0, 1.0, 1.04};

  private final Seed seed;

  public PriceSchedule(Seed seed) {
    this.seed = seed;
  }

  /** The product's own day that this moment (milliseconds since 1970) belongs to. */
  long dayOf(Product product, long millis) {
    return Math.floorDiv(millis - changesAt(product), DAY);
  }

  /** The moment, in milliseconds since 1970, at which the product's own day begins. */
  long startOf(Product product, long day) {
    return day * DAY + changesAt(product);
  }

  /** The tag of that day. */
  PriceTag tagOn(Product product, long day) {
    Seed own = seed.child(product.index());
    long shifted = day + own.child("weekday").below(28);
    Seed week = own.child("week").child(Math.floorDiv(shifted, 7));
    int weekday = Math.floorMod(shifted, 7);
    BigDecimal usual = usualPrice(product, own.child("level").child(Math.floorDiv(shifted, 28)));
    int stock = isSoldOut(week, weekday) ? 0 : 5 + week.child("stock").below(120);
    if (!isOnSale(week, weekday)) {
      return new PriceTag(usual, higherOrNone(product.listPrice(), usual), stock);
    }
    int off = PERCENT_OFF[week.child("percent").below(PERCENT_OFF.length)];
    return new PriceTag(shopPrice(usual.doubleValue() * (100 - off) / 100), usual, stock);
  }

  private static BigDecimal usualPrice(Product product, Seed month) {
    double level = LEVELS[month.below(LEVELS.length)];
    return level == 1.0 ? product.price() : shopPrice(product.price().doubleValue() * level);
  }

  private static boolean isOnSale(Seed week, int weekday) {
    Seed sale = week.child("sale");
    int first = sale.child(0).below(2);
    return sale.unit() < 0.10 && weekday >= first && weekday < first + 3 + sale.child(1).below(3);
  }

  private static boolean isSoldOut(Seed week, int weekday) {
    Seed soldOut = week.child("sold-out");
    return soldOut.unit() < 0.025 && weekday / 2 == 2;
  }

  private static @Nullable BigDecimal higherOrNone(@Nullable BigDecimal price, BigDecimal floor) {
    return price != null && price.compareTo(floor) > 0 ? price : null;
  }

  /** Shops like prices that end in nine. */
  private static BigDecimal shopPrice(double price) {
    return BigDecimal.valueOf(Math.max(0.5, price))
        .setScale(1, RoundingMode.HALF_UP)
        .subtract(new BigDecimal("0.01"))
        .setScale(4, RoundingMode.HALF_UP);
  }

  private long changesAt(Product product) {
    return seed.child(product.index()).child("moment").below(DAY_SECONDS) * 1000L;
  }
}
