package dev.attune.topology.trigger.rule.momentary;

import dev.attune.avro.Activity;
import dev.attune.avro.Evidence;
import dev.attune.avro.Profile;
import dev.attune.topology.catalog.CatalogReader;
import dev.attune.topology.trigger.EvidenceList;
import dev.attune.topology.trigger.Figures;
import dev.attune.topology.trigger.TriggerRule;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The user has been seen: true from the first event on. */
public record FirstVisit() implements TriggerRule {

  @Override
  public boolean holds(Profile profile, Instant asOf, CatalogReader catalog) {
    return profile.getActivity().getEvents() > 0;
  }

  @Override
  public List<Evidence> evidence(Profile profile, Instant asOf, CatalogReader catalog) {
    Activity activity = profile.getActivity();
    return new EvidenceList()
        .add(activity.getLastEventId(), "first", activity.getLastSeenAt())
        .oldestFirst();
  }

  @Override
  public Map<String, String> facts(Profile profile, Instant asOf, CatalogReader catalog) {
    return new Figures().put("first-seen-at", profile.getActivity().getFirstSeenAt()).byName();
  }
}
