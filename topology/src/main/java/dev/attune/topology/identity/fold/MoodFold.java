package dev.attune.topology.identity.fold;

import dev.attune.avro.Mood;
import dev.attune.avro.PriceBand;
import dev.attune.avro.Profile;
import dev.attune.topology.profile.model.HalfLife;
import java.util.Comparator;
import java.util.List;

/** What is a mean: the mood, moved to the newest date, and the prices, weighed by their count. */
final class MoodFold {

  private final HalfLife halfLife;

  MoodFold(HalfLife halfLife) {
    this.halfLife = halfLife;
  }

  /** The mood of all. */
  Mood of(List<Profile> parts) {
    List<Mood> all = parts.stream().map(Profile::getMood).toList();
    List<Mood> told = all.stream().filter(mood -> mood.getWeight() > 0.0).toList();
    if (told.isEmpty()) {
      return all.getFirst();
    }
    Mood newest =
        told.stream()
            .max(
                Comparator.comparing(Mood::getAsOf)
                    .thenComparing(mood -> String.valueOf(mood.getEventId())))
            .orElseThrow();
    double sum = 0.0;
    double weight = 0.0;
    double distress = 0.0;
    for (Mood each : told) {
      double left = halfLife.factor(each.getAsOf(), newest.getAsOf());
      sum += each.getSum() * left;
      weight += each.getWeight() * left;
      distress += each.getDistress() * left;
    }
    return new Mood(sum, weight, newest.getAsOf(), newest.getEventId(), distress);
  }

  /** Means by count; a mean deviation cannot be pooled exactly, so its mean has to do. */
  static PriceBand priceBand(List<Profile> parts) {
    long count = 0;
    double mean = 0.0;
    double spread = 0.0;
    for (Profile part : parts) {
      PriceBand band = part.getPriceBand();
      count += band.getCount();
      mean += band.getMeanLog() * band.getCount();
      spread += band.getSpreadLog() * band.getCount();
    }
    return count == 0
        ? new PriceBand(0L, 0.0, 0.0)
        : new PriceBand(count, mean / count, spread / count);
  }
}
