package dev.attune.app.shop.visit;

import dev.attune.app.shop.catalog.Product;
import dev.attune.app.shop.catalog.ShopCatalog;
import dev.attune.avro.ClickType;
import dev.attune.avro.OrderLine;
import dev.attune.avro.PurchaseEvent;
import dev.attune.avro.PurchaseType;
import java.math.BigDecimal;
import java.util.List;

/** From the cart to the order, and the many places at which users turn back. */
final class Checkout {

  private static final double DAY_MILLIS = 86_400_000.0;

  private final AfterSales afterSales;

  Checkout(AfterSales afterSales) {
    this.afterSales = afterSales;
  }

  /**
   * Looks through the cart, and orders what is left with about this probability.
   *
   * @param resolve 0 to 1, before the user's own decisiveness
   */
  void visit(Trail trail, Memory memory, double resolve) {
    trail.page(ClickType.CART_VIEWED, "cart");
    if (trail.dice().chance(0.14)) {
      Basket.Line line = memory.basket().removeOldest();
      trail.product(ClickType.PRODUCT_REMOVED, line.product(), line.quantity());
    }
    double decisiveness = trail.user().temper().decisiveness();
    if (memory.basket().isEmpty() || !trail.dice().chance(resolve * decisiveness)) {
      return;
    }
    trail.page(ClickType.CHECKOUT_STARTED, "checkout");
    trail.page(ClickType.IDENTIFIED, "checkout/account");
    if (trail.dice().chance(0.72 * decisiveness)) {
      order(trail, memory);
    }
  }

  /** Buys all that is in the cart. */
  private void order(Trail trail, Memory memory) {
    trail.pause(60);
    List<Basket.Line> bought = memory.basket().takeAll();
    PurchaseEvent order = order(trail, bought);
    trail.add(Happening.of(order));
    for (Basket.Line line : bought) {
      renewHabit(trail, memory, line.product());
    }
    memory.order(bought.getFirst().product());
    afterSales.follow(trail, order);
  }

  private static PurchaseEvent order(Trail trail, List<Basket.Line> bought) {
    List<OrderLine> lines =
        bought.stream()
            .map(line ->
                new OrderLine(trail.shelf().refAt(line.product(), trail.now()), line.quantity()))
            .toList();
    BigDecimal total =
        lines.stream()
            .map(line ->
                line.getProduct().getPrice().multiply(BigDecimal.valueOf(line.getQuantity())))
            .reduce(BigDecimal.ZERO, BigDecimal::add)
            .setScale(4);
    return new PurchaseEvent(
        trail.header(),
        PurchaseType.ORDER_COMPLETED,
        "o-" + trail.sessionId(),
        lines,
        total,
        ShopCatalog.CURRENCY,
        null);
  }

  private static void renewHabit(Trail trail, Memory memory, Product product) {
    Integer days = product.replenishDays();
    Product habit = trail.user().habit();
    if (days != null && habit != null && product.index() == habit.index()) {
      double until = days * (0.7 + 0.4 * trail.dice().unit()) * DAY_MILLIS;
      memory.habitDueAt(trail.now() + (long) until);
    }
  }
}
