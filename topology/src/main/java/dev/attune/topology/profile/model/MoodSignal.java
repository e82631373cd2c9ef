package dev.attune.topology.profile.model;

import dev.attune.avro.Mood;
import java.time.Instant;

/**
 * What one event says about how its user feels.
 *
 * @param value from -1 (bad) to 1 (good)
 * @param weight how much it counts, above 0; a rating has 1
 * @param distress how surely it tells of anger, disgust, fear or sadness, 0 to 1
 */
public record MoodSignal(double value, double weight, double distress) {

  public MoodSignal {
    if (!(value >= -1.0 && value <= 1.0) || !(weight > 0.0)) {
      throw new IllegalArgumentException(
          "a signal of mood is from -1 to 1 and weighs above 0, is " + value + " x " + weight);
    }
    if (!(distress >= 0.0 && distress <= 1.0)) {
      throw new IllegalArgumentException("distress is 0 to 1, is " + distress);
    }
  }

  /** A signal without distress. */
  public MoodSignal(double value, double weight) {
    this(value, weight, 0.0);
  }

  /**
   * The mood as of a moment, from -1 to 1: the mean of the signals and of a neutral prior. The
   * signals fade, the prior does not, so an old annoyance comes back to 0. The only formula: of
   * triggers, conditions and tone.
   */
  public static double level(Mood mood, Instant asOf, ProfileSettings settings) {
    double left = left(mood, asOf, settings);
    return mood.getSum() * left / (mood.getWeight() * left + settings.moodPrior());
  }

  /**
   * Distress as of a moment, 0 or more: each message that told of it counts by how sure that was,
   * and fades with the mood. Above 1 it has lasted: one message alone does not get there.
   */
  public static double distressLevel(Mood mood, Instant asOf, ProfileSettings settings) {
    return mood.getDistress() * left(mood, asOf, settings);
  }

  private static double left(Mood mood, Instant asOf, ProfileSettings settings) {
    return Math.min(1.0, settings.moodHalfLife().factor(mood.getAsOf(), asOf));
  }
}
