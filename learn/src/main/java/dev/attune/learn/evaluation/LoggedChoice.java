package dev.attune.learn.evaluation;

/**
 * One choice that a policy made, and what came of it.
 *
 * @param unit whose choices vary together, such as the user; the row's number where nothing is
 *     known
 * @param stratum the part of the context that a policy may decide by, such as the position; empty
 *     for none
 * @param action what was chosen
 * @param propensity probability with which it was chosen there, above 0 and at most 1
 * @param reward what it brought, in the unit of the result
 */
public record LoggedChoice(
    String unit, String stratum, String action, double propensity, double reward) {

  /**
   * @throws IllegalArgumentException when the propensity is no probability above 0, or the reward
   *     no number
   */
  public LoggedChoice {
    if (!(propensity > 0 && propensity <= 1)) {
      throw new IllegalArgumentException(
          "propensity is " + propensity + "; expected above 0 and at most 1");
    }
    if (!Double.isFinite(reward)) {
      throw new IllegalArgumentException("reward is " + reward + "; expected a number");
    }
  }
}
