package dev.attune.learn.bandit;

/**
 * How much one user can move an arm: a bot that clicks a thousand times counts as a few clicks.
 *
 * @param choices of a user and arm that count in a span
 * @param reward greatest that counts of one choice, at least 0; larger ones count as this
 */
public record InfluenceCap(int choices, double reward) {

  /** Whether one choice more of a user counts. */
  public boolean admits(int alreadyCounted) {
    return alreadyCounted < choices;
  }

  /** The reward as it counts. */
  public double capped(double value) {
    return Math.clamp(value, -reward, reward);
  }
}
