package dev.attune.app.demo;

import dev.attune.app.shop.pace.Pace;
import dev.attune.app.shop.pace.TimeMapping;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The time in which a demo lives: events, timers, deadlines and answers. It runs faster than the
 * wall's by a constant, so that an hour's wait of the playbook is over in a minute.
 */
public final class DemoClock implements InstantSource {

  private final TimeMapping mapping;
  private final InstantSource wall;

  private DemoClock(TimeMapping mapping, InstantSource wall) {
    this.mapping = mapping;
    this.wall = wall;
  }

  /**
   * A clock that begins now.
   *
   * @param start what it shows now
   * @param speed how many of its seconds pass in one of the wall's, above 0
   */
  public static DemoClock startingAt(Instant start, double speed, InstantSource wall) {
    return new DemoClock(new TimeMapping(start, wall.instant(), speed), wall);
  }

  @Override
  public Instant instant() {
    return mapping.simulated(wall.instant());
  }

  /**
   * Lets each event out when this clock shows its arrival. To be waited for by the wall's clock.
   */
  Pace pace() {
    return Pace.live(mapping);
  }
}
