package dev.attune.topology.profile.model;

import java.time.Duration;

/**
 * Parameters of the profile.
 *
 * @param shortHalfLife of the interest of these days
 * @param longHalfLife of the lasting interest
 * @param categoryLevels leading parts of a category path that make a category of interest
 * @param priceAdaptation least share of a new price in the moving mean, 0 to 1; the first prices
 *     count more
 * @param sessionGap inactivity after which a visit is over
 * @param moodHalfLife of signals of mood
 * @param moodPrior weight of the neutral mood that everybody starts from, and fades back to
 */
public record ProfileSettings(
    HalfLife shortHalfLife,
    HalfLife longHalfLife,
    int categoryLevels,
    InterestWeights weights,
    double priceAdaptation,
    Duration sessionGap,
    HalfLife moodHalfLife,
    double moodPrior,
    ProfileLimits limits) {

  /** One day and thirty, visits parted by half an hour (as web analytics does), mood of a week. */
  public static final ProfileSettings DEFAULTS =
      new ProfileSettings(
          HalfLife.of(Duration.ofDays(1)),
          HalfLife.of(Duration.ofDays(30)),
          2,
          InterestWeights.DEFAULTS,
          0.05,
          Duration.ofMinutes(30),
          HalfLife.of(Duration.ofDays(7)),
          0.5,
          ProfileLimits.DEFAULTS);
}
