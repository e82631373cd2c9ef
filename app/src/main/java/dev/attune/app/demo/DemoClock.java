package dev.attune.app.demo;

import dev.attune.app.shop.pace.Pace;
import dev.attune.app.shop.pace.TimeMapping;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * The time in which a demo lives: events, timers, deadlines and answers. It runs faster than the
 * wall's by a constant, so that an hour's wait of the playbook is over in a minute. It stands still
 * until all is ready, or the first deadlines would pass before anybody could answer.
 *
 * <p>One thread starts it; any may read it.
 */
public final class DemoClock implements InstantSource {

  private final Instant start;
  private final double speed;
  private final InstantSource wall;
  private volatile @Nullable TimeMapping running;

  /**
   * A clock that stands.
   *
   * @param start what it shows
   * @param speed how many of its seconds will pass in one of the wall's, above 0
   */
  public DemoClock(Instant start, double speed, InstantSource wall) {
    this.start = start;
    this.speed = speed;
    this.wall = wall;
  }

  /**
   * Lets it run.
   *
   * @return lets each event out when this clock shows its arrival; to be waited for by the wall's
   */
  Pace run() {
    TimeMapping mapping = new TimeMapping(start, wall.instant(), speed);
    running = mapping;
    return Pace.live(mapping);
  }

  @Override
  public Instant instant() {
    TimeMapping mapping = running;
    return mapping == null ? start : mapping.simulated(wall.instant());
  }
}
