package dev.attune.topology.catalog;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Which products changed, newest last, of the last so many changes. One for all threads of a
 * topology: the global thread notes, each task reads from where it was. Whoever falls behind is
 * told so and has to look at everything.
 */
public final class CatalogChanges {

  private static final int MOST = 50_000;

  private final Deque<String> products = new ArrayDeque<>();
  private long last;

  /** Notes a change; to be called when the store has it. */
  synchronized void note(String productId) {
    products.addLast(productId);
    last++;
    if (products.size() > MOST) {
      products.removeFirst();
    }
  }

  /** Number of the newest change. */
  public synchronized long last() {
    return last;
  }

  /** What changed after the change of this number. */
  public synchronized Since since(long number) {
    if (number == last) {
      return new Since(last, false, List.of());
    }
    long first = last - products.size();
    return number < first
        ? new Since(last, true, List.of())
        : new Since(last, false, products.stream().skip(number - first).toList());
  }

  /**
   * Changes.
   *
   * @param last number of the newest
   * @param missed whether too many have come to name them
   */
  public record Since(long last, boolean missed, List<String> products) {

    public Since {
      products = List.copyOf(products);
    }
  }
}
