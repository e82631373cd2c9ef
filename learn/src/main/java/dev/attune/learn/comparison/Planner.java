package dev.attune.learn.comparison;

import dev.attune.learn.sequence.ConfidenceSequence;
import java.util.function.DoublePredicate;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How many users an experiment needs, what it can see, and how long it takes (Cohen 1988,
 * "Statistical power analysis", chapters 2 and 6, for two arms of equal size).
 *
 * @param level of the intervals, such as 0.95
 * @param power probability to see a difference that is there, such as 0.8
 */
public record Planner(double level, double power) {

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
  private static final int DAYS_OF_WEEK = 7;

  /** Users for each arm to see a difference of means, by one look at the end. */
  public long sizeForMeans(double deviation, double difference) {
    double sum = significance() + strength();
    return (long) Math.ceil(2 * Math.pow(sum * deviation / difference, 2));
  }

  /** Users for each arm to see one rate against another, by one look at the end. */
  public long sizeForRates(double control, double treatment) {
    double mean = (control + treatment) / 2;
    double sum =
        significance() * Math.sqrt(2 * mean * (1 - mean))
            + strength() * Math.sqrt(control * (1 - control) + treatment * (1 - treatment));
    return (long) Math.ceil(Math.pow(sum / (treatment - control), 2));
  }

  /**
   * Users for each arm to see a difference of means at the latest, by looking all the time; most
   * experiments end before.
   */
  public long sizeForSequence(double deviation, double difference) {
    return least(size -> {
      double effective = size / 2;
      ConfidenceSequence sequence = new ConfidenceSequence(level, effective, 2);
      double error = deviation / Math.sqrt(effective);
      return (sequence.radius(effective) + strength()) * error <= Math.abs(difference);
    });
  }

  /** Least difference of means that this many users an arm would show. */
  public double detectableDifference(double deviation, long size) {
    return (significance() + strength()) * deviation * Math.sqrt(2.0 / size);
  }

  /** Least rate above the control's that this many users an arm would show; 1 if none would. */
  public double detectableRate(double control, long size) {
    double low = control;
    double high = 1;
    for (int i = 0; i < 100; i++) {
      double middle = (low + high) / 2;
      boolean seen = middle > control && sizeForRates(control, middle) <= size;
      low = seen ? low : middle;
      high = seen ? middle : high;
    }
    return high;
  }

  /** Whole weeks, in days, as weekdays differ. */
  public long days(long sizeOfArm, int arms, double usersADay) {
    double days = Math.ceil(sizeOfArm * arms / usersADay);
    return (long) Math.ceil(days / DAYS_OF_WEEK) * DAYS_OF_WEEK;
  }

  private double significance() {
    return NORMAL.inverseCumulativeProbability((1 + level) / 2);
  }

  private double strength() {
    return NORMAL.inverseCumulativeProbability(power);
  }

  private static long least(DoublePredicate enough) {
    long high = 2;
    while (!enough.test((double) high)) {
      high *= 2;
    }
    long low = high / 2;
    while (high - low > 1) {
      long middle = (low + high) / 2;
      if (enough.test((double) middle)) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }
}
