package dev.attune.learn.experiment;

import dev.attune.learn.statistic.Interval;

/**
 * A figure that an experiment must not worsen, such as unsubscribes.
 *
 * @param metric its name
 * @param margin how much worse is borne, in the metric's unit, at least 0
 * @param better which way is good
 */
public record Guardrail(String metric, double margin, Direction better) {

  /** Which way is good. */
  public enum Direction {
    UP,
    DOWN
  }

  /** What is known of the harm. */
  public enum Verdict {
    /** Worse by more than the margin: stop. */
    HARMED,
    /** Not worse by more than the margin. */
    SAFE,
    /** Not known yet. */
    OPEN
  }

  /** Judges by an interval of treatment minus control that holds at every look. */
  public Verdict judge(Interval difference) {
    double best = better == Direction.UP ? difference.high() : -difference.low();
    double worst = better == Direction.UP ? difference.low() : -difference.high();
    if (best < -margin) {
      return Verdict.HARMED;
    }
    return worst > -margin ? Verdict.SAFE : Verdict.OPEN;
  }
}
