package dev.attune.topology.trigger.rule.momentary;

import dev.attune.avro.Evidence;
import dev.attune.avro.Mood;
import dev.attune.avro.Profile;
import dev.attune.topology.catalog.CatalogReader;
import dev.attune.topology.profile.model.MoodSignal;
import dev.attune.topology.profile.model.ProfileSettings;
import dev.attune.topology.trigger.EvidenceList;
import dev.attune.topology.trigger.Figures;
import dev.attune.topology.trigger.TriggerRule;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The mood is below a level. Time only brings it back to 0, so only an event can make it fall.
 *
 * @param below the level, from -1 to just below 0
 */
public record MoodDrop(double below, ProfileSettings settings) implements TriggerRule {

  @Override
  public boolean holds(Profile profile, Instant asOf, CatalogReader catalog) {
    return MoodSignal.level(profile.getMood(), asOf, settings) < below;
  }

  @Override
  public List<Evidence> evidence(Profile profile, Instant asOf, CatalogReader catalog) {
    Mood mood = profile.getMood();
    return new EvidenceList().add(mood.getEventId(), "mood", mood.getAsOf()).oldestFirst();
  }

  @Override
  public Map<String, String> facts(Profile profile, Instant asOf, CatalogReader catalog) {
    return new Figures()
        .put("mood", MoodSignal.level(profile.getMood(), asOf, settings))
        .put("below", below)
        .byName();
  }
}
