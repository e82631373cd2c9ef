package dev.attune.topology.profile.model;

import dev.attune.avro.Mood;
import java.time.Instant;

/**
 * What one event says about how its user feels.
 *
 * @param value from -1 (bad) to 1 (good)
 * @param weight how much it counts, above 0; a rating has 1
 */
public record MoodSignal(double value, double weight) {

  public MoodSignal {
    if (!(value >= -1.0 && value <= 1.0) || !(weight > 0.0)) {
      throw new IllegalArgumentException(
          "a signal of mood is from -1 to 1 and weighs above 0, is " + value + " x " + weight);
    }
  }

  /**
   * The mood as of a moment, from -1 to 1: the mean of the signals and of a neutral prior. The
   * signals fade, the prior does not, so an old annoyance comes back to 0.
   */
  public static double level(Mood mood, Instant asOf, ProfileSettings settings) {
    double left = Math.min(1.0, settings.moodHalfLife().factor(mood.getAsOf(), asOf));
    return mood.getSum() * left / (mood.getWeight() * left + settings.moodPrior());
  }
}
