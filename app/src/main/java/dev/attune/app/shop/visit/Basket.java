package dev.attune.app.shop.visit;

import dev.attune.app.shop.catalog.Product;
import java.util.ArrayList;
import java.util.List;

/** What a user has put in the cart: a few lines, oldest first. One thread's. */
final class Basket {

  /** A line of it. */
  record Line(Product product, int quantity) {}

  private static final int MOST_LINES = 5;

  // Replaced, never changed: most users have an empty one, which should take no memory.
  private List<Line> lines = List.of();

  boolean isEmpty() {
    return lines.isEmpty();
  }

  boolean takes(Product product) {
    return lines.size() < MOST_LINES
        && lines.stream().noneMatch(line -> line.product().index() == product.index());
  }

  void add(Product product, int quantity) {
    var more = new ArrayList<>(lines);
    more.add(new Line(product, quantity));
    lines = List.copyOf(more);
  }

  Line removeOldest() {
    Line oldest = lines.getFirst();
    lines = List.copyOf(lines.subList(1, lines.size()));
    return oldest;
  }

  /** Empties it, and hands out what was in it. */
  List<Line> takeAll() {
    List<Line> all = lines;
    lines = List.of();
    return all;
  }

  List<Line> lines() {
    return lines;
  }
}
