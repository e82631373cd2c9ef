package dev.attune.topology.profile.model;

import dev.attune.avro.CartLine;
import dev.attune.avro.OrderLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The lines of a cart, oldest first. Lists are never changed; a change yields a new one.
 *
 * @param limit most lines; the oldest leave
 */
public record CartLines(int limit) {

  /** The lines with one in its place, in exchange for the one at {@code replaced}, if any. */
  public List<CartLine> with(List<CartLine> before, int replaced, CartLine line) {
    Instant time = line.getAddedAt();
    if (replaced >= 0 && before.get(replaced).getAddedAt().equals(time)) {
      return inPlace(before, replaced, line);
    }
    List<CartLine> after = new ArrayList<>(before.size() + 1);
    boolean placed = false;
    for (int i = 0; i < before.size(); i++) {
      if (i == replaced) {
        continue;
      }
      CartLine other = before.get(i);
      if (!placed && other.getAddedAt().isAfter(time)) {
        after.add(line);
        placed = true;
      }
      after.add(other);
    }
    if (!placed) {
      after.add(line);
    }
    int surplus = Math.max(0, after.size() - limit);
    return Collections.unmodifiableList(after.subList(surplus, after.size()));
  }

  private static List<CartLine> inPlace(List<CartLine> before, int replaced, CartLine line) {
    List<CartLine> after = new ArrayList<>(before);
    after.set(replaced, line);
    return Collections.unmodifiableList(after);
  }

  /** The lines without what an order took, the same list where it took nothing. */
  public static List<CartLine> withoutOrdered(List<CartLine> before, Observation order) {
    List<CartLine> after = before;
    for (OrderLine ordered : order.lines()) {
      int known = indexOf(after, ordered.getProduct().getProductId());
      if (known >= 0 && !after.get(known).getAddedAt().isAfter(order.at())) {
        after = without(after, known);
      }
    }
    return after;
  }

  /** The lines without one of them. */
  public static List<CartLine> without(List<CartLine> before, int index) {
    List<CartLine> after = new ArrayList<>(before);
    after.remove(index);
    return Collections.unmodifiableList(after);
  }

  /** The same line with another number of pieces. */
  public static CartLine counted(CartLine line, int quantity) {
    return new CartLine(
        line.getProduct(), quantity, line.getAddedAt(), line.getArrivedAt(), line.getEventId());
  }

  /** Where a product is, or {@link NewestFirst#NONE}. */
  public static int indexOf(List<CartLine> lines, String productId) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).getProduct().getProductId().equals(productId)) {
        return i;
      }
    }
    return NewestFirst.NONE;
  }
}
