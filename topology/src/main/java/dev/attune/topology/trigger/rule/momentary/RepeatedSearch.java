package dev.attune.topology.trigger.rule.momentary;

import dev.attune.avro.Evidence;
import dev.attune.avro.Profile;
import dev.attune.avro.SearchMade;
import dev.attune.topology.catalog.CatalogReader;
import dev.attune.topology.profile.model.RecentTimes;
import dev.attune.topology.trigger.EvidenceList;
import dev.attune.topology.trigger.Figures;
import dev.attune.topology.trigger.TriggerRule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The same words have just been searched for the n-th time within a span, and nothing was bought
 * since the first. True only as of the arrival of the search that made it so.
 */
public record RepeatedSearch(Duration within, int times) implements TriggerRule {

  @Override
  public boolean holds(Profile profile, Instant asOf, CatalogReader catalog) {
    return repeated(profile, asOf) != null;
  }

  /** As long as nothing was bought since. */
  @Override
  public boolean stands(Profile profile, Instant asOf, CatalogReader catalog) {
    return profile.getSearches().stream().anyMatch(search -> search.getTimes() >= times);
  }

  @Override
  public List<Evidence> evidence(Profile profile, Instant asOf, CatalogReader catalog) {
    SearchMade search = repeated(profile, asOf);
    return search == null ? List.of() : new EvidenceList().add(search).oldestFirst();
  }

  @Override
  public Map<String, String> facts(Profile profile, Instant asOf, CatalogReader catalog) {
    SearchMade search = repeated(profile, asOf);
    return search == null
        ? Map.of()
        : new Figures()
            .put("query", search.getQuery())
            .put("searches", search.getTimes())
            .put("within", within)
            .byName();
  }

  private @Nullable SearchMade repeated(Profile profile, Instant asOf) {
    for (SearchMade search : profile.getSearches()) {
      if (!search.getArrivedAt().isBefore(asOf)
          && RecentTimes.completes(search.getRecentAt(), times, within)) {
        return search;
      }
    }
    return null;
  }
}
