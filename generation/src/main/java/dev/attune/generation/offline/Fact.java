package dev.attune.generation.offline;

import java.util.Locale;

/** What a phrasing may state. All of it comes from the brief. */
enum Fact {
  /** The name of the only product. */
  PRODUCT(1),
  /** The first of several products, and how many more. */
  LEAD(1),
  /** The names of several products. */
  PRODUCTS(1),
  /** The only product's price. */
  PRICE(0),
  /** The only product's price before the reduction. */
  LIST_PRICE(1),
  /** The promised reduction. */
  DISCOUNT(1),
  /** The code to enter. */
  COUPON(1),
  /** Until when the terms hold. */
  UNTIL(0);

  private final int weight;

  Fact(int weight) {
    this.weight = weight;
  }

  int weight() {
    return weight;
  }

  /**
   * The fact of that placeholder, such as {@code list-price}.
   *
   * @throws IllegalArgumentException where there is none
   */
  static Fact of(String placeholder) {
    return valueOf(placeholder.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
