package dev.attune.learn.experiment;

import dev.attune.learn.statistic.Interval;

/**
 * A treatment beside the control.
 *
 * @param arm its name
 * @param count users
 * @param mean outcome, adjusted where there is a covariate
 * @param difference from the control's mean
 * @param anytime interval of the difference that holds at every look
 * @param pValue valid at every look, corrected for the number of arms
 * @param probabilityBest by belief, of all arms
 */
public record ArmResult(
    String arm,
    long count,
    double mean,
    double difference,
    Interval anytime,
    double pValue,
    double probabilityBest) {

  /** Whether the arm is known to be better than the control. */
  public boolean isWinner() {
    return pValue <= 1 - anytime.level() && difference > 0;
  }
}
