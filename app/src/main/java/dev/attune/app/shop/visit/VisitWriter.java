package dev.attune.app.shop.visit;

import dev.attune.app.shop.catalog.Product;
import dev.attune.app.shop.catalog.Shelf;
import dev.attune.app.shop.user.ShopUser;
import dev.attune.avro.ClickType;

/**
 * Writes whole visits. What happens in one depends on the user, the moment and what the user
 * remembers, never on other users. One thread's, as its shelf is.
 */
public final class VisitWriter {

  private static final double BOUNCES = 0.24;

  private final Shelf shelf;
  private final Browsing browsing;
  private final Checkout checkout;

  public VisitWriter(Shelf shelf) {
    PhraseBook messages = PhraseBook.read("messages.csv");
    this.shelf = shelf;
    this.browsing = new Browsing(PhraseBook.read("search-terms.csv"), messages);
    this.checkout = new Checkout(new AfterSales(messages));
  }

  /**
   * Writes one visit and what comes of it days later.
   *
   * @param number tells this visit from the user's others
   * @param start when it begins, in milliseconds since 1970
   */
  public Visit write(ShopUser user, Memory memory, long number, long start) {
    String sessionId = user.id() + "-" + Long.toString(number, Character.MAX_RADIX);
    var dice = user.seed().child("visit").child(number).dice();
    Trail trail = new Trail(user, sessionId, start, shelf, dice);
    memory.beginVisit();
    trail.page(ClickType.PAGE_VIEWED, "");
    ConsentBanner.show(trail, memory);
    if (!trail.dice().chance(BOUNCES)) {
      shop(trail, memory);
    }
    memory.endVisit(trail.now());
    return trail.visit();
  }

  private void shop(Trail trail, Memory memory) {
    Product habit = trail.user().habit();
    if (habit != null && memory.isHabitDueAt(trail.now()) && trail.dice().chance(0.3)) {
      stockUp(trail, memory, habit);
      return;
    }
    boolean hadCart = !memory.basket().isEmpty();
    int before = memory.basket().lines().size();
    goBack(trail, memory);
    lookForComplement(trail, memory);
    int rounds = 1 + trail.dice().streak(trail.user().temper().patience(), 6);
    for (int round = 0; round < rounds; round++) {
      browsing.round(trail, memory);
    }
    boolean hasAdded = memory.basket().lines().size() > before;
    if (hasAdded && trail.dice().chance(0.85)) {
      checkout.visit(trail, memory, 0.5);
    } else if (!hasAdded && hadCart && trail.dice().chance(0.2)) {
      checkout.visit(trail, memory, 0.2);
    }
  }

  private void stockUp(Trail trail, Memory memory, Product habit) {
    browsing.lookAgain(trail, memory, habit);
    browsing.put(trail, memory, habit);
    if (!memory.basket().isEmpty()) {
      checkout.visit(trail, memory, 0.9);
    }
  }

  private void goBack(Trail trail, Memory memory) {
    Product considered = memory.considered();
    if (considered == null || !trail.dice().chance(0.45)) {
      return;
    }
    browsing.lookAgain(trail, memory, considered);
    if (trail.dice().chance(0.3)) {
      memory.consider(null);
    }
  }

  private void lookForComplement(Trail trail, Memory memory) {
    Product bought = memory.lastBought();
    if (bought == null || bought.complements().isEmpty() || !trail.dice().chance(0.35)) {
      return;
    }
    Product complement = shelf.catalog().product(trail.dice().pick(bought.complements()));
    memory.forgetLastBought();
    if (complement != null) {
      browsing.lookAgain(trail, memory, complement);
    }
  }
}
