package dev.attune.app.shop.visit;

import dev.attune.app.shop.catalog.ShopCatalog;
import dev.attune.app.shop.seed.Dice;
import dev.attune.app.shop.user.ShopUser;
import dev.attune.avro.MessageChannel;
import dev.attune.avro.MessageEvent;
import dev.attune.avro.PurchaseEvent;
import dev.attune.avro.PurchaseType;
import org.jspecify.annotations.Nullable;

/** What comes days after an order: a review, a complaint, thanks, a parcel sent back. */
final class AfterSales {

  private static final double HOUR_MILLIS = 3_600_000.0;

  private final PhraseBook messages;

  AfterSales(PhraseBook messages) {
    this.messages = messages;
  }

  /** Writes what follows an order. */
  void follow(Trail trail, PurchaseEvent order) {
    Dice dice = trail.dice();
    int stars = stars(trail.user(), dice);
    if (dice.chance(0.02)) {
      takeBack(trail, order, PurchaseType.ORDER_CANCELLED, hours(dice, 0.1, 3));
      return;
    }
    // Who is angry writes more often, and sooner.
    if (dice.chance(stars <= 2 ? 0.7 : 0.3)) {
      review(trail, order, stars, stars <= 2 ? hours(dice, 26, 100) : hours(dice, 48, 200));
    }
    if (dice.chance(stars <= 2 ? 0.5 : 0.02)) {
      takeBack(trail, order, PurchaseType.ORDER_REFUNDED, hours(dice, 72, 280));
    }
    if (dice.chance(stars <= 2 ? 0.4 : 0.03)) {
      String kind = stars <= 3 ? "complaint" : "praise";
      write(trail, MessageChannel.SUPPORT, text(trail, kind), null, order, hours(dice, 30, 120));
    }
  }

  private void review(Trail trail, PurchaseEvent order, int stars, long after) {
    write(trail, MessageChannel.REVIEW, text(trail, "review-" + stars), stars, order, after);
  }

  private static void write(
      Trail trail,
      MessageChannel channel,
      String text,
      @Nullable Integer stars,
      PurchaseEvent order,
      long after) {
    String product = order.getLines().getFirst().getProduct().getProductId();
    var header = trail.headerLater(after);
    trail.addLater(Happening.of(new MessageEvent(header, channel, text, stars, product)));
  }

  private static void takeBack(Trail trail, PurchaseEvent order, PurchaseType type, long after) {
    trail.addLater(
        Happening.of(
            new PurchaseEvent(
                trail.headerLater(after),
                type,
                order.getOrderId(),
                order.getLines(),
                order.getTotal(),
                ShopCatalog.CURRENCY,
                null)));
  }

  private String text(Trail trail, String kind) {
    return messages.pick(kind, trail.user().market().language(), trail.dice());
  }

  /** Most are content, a few are not, hardly anyone is in between. */
  private static int stars(ShopUser user, Dice dice) {
    double mood = dice.unit() * (0.6 + 0.8 * user.temper().kindness());
    if (mood < 0.10) {
      return 1;
    }
    return mood < 0.17 ? 2 : mood < 0.27 ? 3 : mood < 0.52 ? 4 : 5;
  }

  private static long hours(Dice dice, double from, double to) {
    return (long) ((from + (to - from) * dice.unit()) * HOUR_MILLIS);
  }
}
