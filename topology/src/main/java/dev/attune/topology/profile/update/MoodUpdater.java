package dev.attune.topology.profile.update;

import dev.attune.avro.Mood;
import dev.attune.topology.profile.model.HalfLife;
import dev.attune.topology.profile.model.MoodReader;
import dev.attune.topology.profile.model.MoodSignal;
import dev.attune.topology.profile.model.Observation;
import dev.attune.topology.profile.model.ProfileSettings;

/** The mood: a sum of signals that fades. A late signal adds what is left of it. */
public final class MoodUpdater {

  private final HalfLife halfLife;
  private final MoodReader reader;

  public MoodUpdater(ProfileSettings settings, MoodReader reader) {
    this.halfLife = settings.moodHalfLife();
    this.reader = reader;
  }

  /** The mood after an event. */
  public Mood apply(Mood before, Observation seen) {
    MoodSignal signal = reader.read(seen.body());
    if (signal == null) {
      return before;
    }
    double value = signal.value() * signal.weight();
    if (before.getWeight() > 0.0 && seen.at().isBefore(before.getAsOf())) {
      double left = halfLife.factor(seen.at(), before.getAsOf());
      return new Mood(
          before.getSum() + value * left,
          before.getWeight() + signal.weight() * left,
          before.getAsOf(),
          before.getEventId(),
          before.getDistress() + signal.distress() * left);
    }
    double left = halfLife.factor(before.getAsOf(), seen.at());
    return new Mood(
        before.getSum() * left + value,
        before.getWeight() * left + signal.weight(),
        seen.at(),
        seen.eventId(),
        before.getDistress() * left + signal.distress());
  }
}
