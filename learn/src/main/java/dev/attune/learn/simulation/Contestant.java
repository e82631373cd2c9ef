package dev.attune.learn.simulation;

import dev.attune.learn.bandit.Decay;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * A policy that takes part.
 *
 * @param name for the table
 * @param start makes a learner that knows nothing but what may be known of the world beforehand
 */
public record Contestant(String name, Function<World, Learner> start) {

  private static final double FLOOR = 0.01;

  /** The reference of the paired differences. */
  public static final Contestant THOMPSON =
      new Contestant(
          "thompson", world -> new ValueThompson(FLOOR, Decay.NONE, Duration.ZERO, world));

  /** All, from the simplest to the one that knows the truth. */
  public static final List<Contestant> ALL =
      List.of(
          new Contestant("silence", world -> new Fixed(List.of(0))),
          new Contestant("equal shares", world -> new Fixed(List.of(0, 1, 2, 3, 4, 5, 6))),
          new Contestant("test, then winner", TestThenWinner::new),
          THOMPSON,
          new Contestant(
              "thompson, hourly",
              world -> new ValueThompson(FLOOR, Decay.NONE, Duration.ofHours(1), world)),
          new Contestant(
              "thompson, daily",
              world -> new ValueThompson(FLOOR, Decay.NONE, Duration.ofDays(1), world)),
          new Contestant(
              "thompson, fading",
              world ->
                  new ValueThompson(FLOOR, new Decay(Duration.ofDays(14)), Duration.ZERO, world)),
          new Contestant("thompson, by taste", world -> new LinearThompson(FLOOR, world)),
          new Contestant("knows the truth", Oracle::new));
}
