package dev.attune.app.shop;

import dev.attune.app.shop.visit.Happening;
import java.util.List;

/** Something that is to come. What is due at the same moment comes in the order it was written. */
sealed interface Due extends Comparable<Due> {

  /** When, in milliseconds since 1970. */
  long at();

  /** Counts what was written. */
  long order();

  @Override
  default int compareTo(Due other) {
    int byTime = Long.compare(at(), other.at());
    return byTime != 0 ? byTime : Long.compare(order(), other.order());
  }

  /** A user comes to the shop. */
  record Start(long at, long order, int user) implements Due {}

  /** A visit goes on with the happening of this index. */
  record Step(long order, List<Happening> visit, int index) implements Due {

    @Override
    public long at() {
      return happening().at();
    }

    Happening happening() {
      return visit.get(index);
    }

    boolean isLast() {
      return index + 1 == visit.size();
    }

    Step next() {
      return new Step(order, visit, index + 1);
    }
  }

  /** The log hears of a happening, later than it happened or once more. */
  record Arrival(long at, long order, Happening happening) implements Due {}
}
