package dev.attune.topology.trigger.rule.timed;

import dev.attune.avro.Activity;
import dev.attune.avro.Evidence;
import dev.attune.avro.Profile;
import dev.attune.topology.catalog.CatalogReader;
import dev.attune.topology.trigger.EvidenceList;
import dev.attune.topology.trigger.Figures;
import dev.attune.topology.trigger.TriggerRule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** No event of the user has come for long. */
public record Dormant(Duration after, int minimumEvents) implements TriggerRule {

  @Override
  public boolean holds(Profile profile, Instant asOf, CatalogReader catalog) {
    Activity activity = profile.getActivity();
    return activity.getEvents() >= minimumEvents && !asOf.isBefore(due(activity));
  }

  @Override
  public Instant dueAfter(Profile profile, Instant moment, CatalogReader catalog) {
    Activity activity = profile.getActivity();
    return activity.getEvents() >= minimumEvents ? Dues.ifAfter(due(activity), moment) : NEVER;
  }

  @Override
  public List<Evidence> evidence(Profile profile, Instant asOf, CatalogReader catalog) {
    Activity activity = profile.getActivity();
    return new EvidenceList()
        .add(activity.getLastEventId(), "last", activity.getLastSeenAt())
        .oldestFirst();
  }

  @Override
  public Map<String, String> facts(Profile profile, Instant asOf, CatalogReader catalog) {
    Activity activity = profile.getActivity();
    return new Figures()
        .put("events", activity.getEvents())
        .put("last-seen-at", activity.getLastSeenAt())
        .put("after", after)
        .byName();
  }

  private Instant due(Activity activity) {
    return activity.getClockAt().plus(after);
  }
}
