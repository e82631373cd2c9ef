package dev.attune.app.shop.pace;

import dev.attune.app.shop.ShopEvent;
import java.time.Duration;
import java.time.Instant;

/** Says when an event is to be let out. */
@FunctionalInterface
public interface Pace {

  /**
   * When, by the clock.
   *
   * @param position how many events came before it
   */
  Instant dueAt(ShopEvent event, long position);

  /** Without waiting. */
  static Pace unpaced() {
    return (event, position) -> Instant.MIN;
  }

  /** So many events in each second of the clock, whatever their own times are. */
  static Pace perSecond(Instant start, double events) {
    return (event, position) -> start.plusNanos((long) (position / events * 1e9));
  }

  /** As the simulated time goes by. */
  static Pace live(TimeMapping mapping) {
    return (event, position) -> mapping.emitted(event.arrivedAt());
  }

  /** How long to wait for it. */
  default Duration untilDue(ShopEvent event, long position, Instant now) {
    Instant due = dueAt(event, position);
    return due.isAfter(now) ? Duration.between(now, due) : Duration.ZERO;
  }
}
