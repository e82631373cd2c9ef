package dev.attune.app.shop.visit;

import dev.attune.app.shop.catalog.Product;
import java.util.ArrayList;
import java.util.List;

/** What a user has put in the cart: a few lines, oldest first. One thread's. */
final class Basket {

  /** A line of it. */
  record Line(Product product, int quantity) {}

  private static final int MOST_LINES = 5;

  private final List<Line> lines = new ArrayList<>(2);

  boolean isEmpty() {
    return lines.isEmpty();
  }

  boolean takes(Product product) {
    return lines.size() < MOST_LINES
        && lines.stream().noneMatch(line -> line.product().index() == product.index());
  }

  void add(Product product, int quantity) {
    lines.add(new Line(product, quantity));
  }

  Line removeOldest() {
    return lines.removeFirst();
  }

  /** Empties it, and hands out what was in it. */
  List<Line> takeAll() {
    List<Line> all = List.copyOf(lines);
    lines.clear();
    return all;
  }

  List<Line> lines() {
    return lines;
  }
}
