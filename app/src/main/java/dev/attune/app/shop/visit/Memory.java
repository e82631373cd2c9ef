package dev.attune.app.shop.visit;

import dev.attune.app.shop.catalog.Product;
import org.jspecify.annotations.Nullable;

/**
 * What goes on from one visit of a user to the next. About a hundred bytes, and only for users who
 * have been here. One thread's.
 */
public final class Memory {

  private final Basket basket = new Basket();
  private @Nullable Product considered;
  private @Nullable Product lastBought;
  private @Nullable String lastQuery;
  private @Nullable Product lastSought;
  private long habitDueAt;
  private long busyUntil = Long.MIN_VALUE;
  private int visits;
  private int orders;
  private int consentVersion;

  /** Whether the user is still in the last visit at this moment, in milliseconds since 1970. */
  public boolean isBusyAt(long millis) {
    return millis <= busyUntil;
  }

  /** Visits so far. */
  public int visits() {
    return visits;
  }

  /** Orders so far. */
  public int orders() {
    return orders;
  }

  void beginVisit() {
    visits++;
  }

  void endVisit(long millis) {
    busyUntil = millis;
  }

  Basket basket() {
    return basket;
  }

  /** The product that the user cannot get out of the head. */
  @Nullable Product considered() {
    return considered;
  }

  void consider(@Nullable Product product) {
    considered = product;
  }

  /** What was bought last, as long as nothing was bought to go with it. */
  @Nullable Product lastBought() {
    return lastBought;
  }

  void forgetLastBought() {
    lastBought = null;
  }

  /** The words of a search that did not lead to an order. */
  @Nullable String lastQuery() {
    return lastQuery;
  }

  /** A product that the last search found; null where it found none. */
  @Nullable Product lastSought() {
    return lastSought;
  }

  void search(String query, @Nullable Product found) {
    lastQuery = query;
    lastSought = found;
  }

  boolean isHabitDueAt(long millis) {
    return millis >= habitDueAt;
  }

  void habitDueAt(long millis) {
    habitDueAt = millis;
  }

  void order(Product product) {
    orders++;
    lastBought = product;
    lastQuery = null;
    lastSought = null;
    considered = null;
  }

  int nextConsentVersion() {
    return ++consentVersion;
  }

  boolean wasAskedForConsent() {
    return consentVersion > 0;
  }
}
