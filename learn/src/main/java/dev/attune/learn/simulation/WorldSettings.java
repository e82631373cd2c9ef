package dev.attune.learn.simulation;

/**
 * How the simulated world is. Money is in units of the shop's currency.
 *
 * @param users who visit
 * @param days how long
 * @param visitsADay of a user, on the mean
 * @param purchaseRate of a visit without a message
 * @param margin earned by a purchase
 * @param effect standard deviation of an arm's effect on the log-odds of a purchase
 * @param taste standard deviation of how much that effect differs with one deviation of a user's
 *     taste
 * @param novelty added to the log-odds when a user sees an arm for the first time; gone after a few
 * @param season amplitude of the week's wave in the log-odds
 * @param drift standard deviation of how far an arm's effect has moved after 30 days
 * @param delayHours mean time from the message to the purchase
 * @param messageCost of writing and sending one
 * @param discountCost that each purchase under an arm with a discount loses
 */
public record WorldSettings(
    int users,
    int days,
    double visitsADay,
    double purchaseRate,
    double margin,
    double effect,
    double taste,
    double novelty,
    double season,
    double drift,
    double delayHours,
    double messageCost,
    double discountCost) {

  /** A shop of 2,000 users for four weeks. */
  public static final WorldSettings STANDARD =
      new WorldSettings(2_000, 28, 0.3, 0.05, 20, 0.35, 0.35, 0.3, 0.2, 0.2, 12, 0.01, 3);

  public WorldSettings {
    if (users < 1 || days < 1 || !(visitsADay > 0) || !(purchaseRate > 0 && purchaseRate < 1)) {
      throw new IllegalArgumentException(
          "a world of %d users, %d days, %s visits a day, purchase rate %s"
              .formatted(users, days, visitsADay, purchaseRate));
    }
  }

  /** The same with other users and days. */
  public WorldSettings sized(int newUsers, int newDays) {
    return new WorldSettings(
        newUsers,
        newDays,
        visitsADay,
        purchaseRate,
        margin,
        effect,
        taste,
        novelty,
        season,
        drift,
        delayHours,
        messageCost,
        discountCost);
  }

  /** The same with other delays. */
  public WorldSettings delayed(double hours) {
    if (!(hours >= 0)) {
      throw new IllegalArgumentException("a delay of " + hours + " hours");
    }
    return new WorldSettings(
        users,
        days,
        visitsADay,
        purchaseRate,
        margin,
        effect,
        taste,
        novelty,
        season,
        drift,
        hours,
        messageCost,
        discountCost);
  }
}
