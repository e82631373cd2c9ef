package dev.attune.topology.trigger.rule.momentary;

import dev.attune.avro.Evidence;
import dev.attune.avro.Profile;
import dev.attune.avro.SearchMade;
import dev.attune.avro.Session;
import dev.attune.topology.catalog.CatalogReader;
import dev.attune.topology.trigger.EvidenceList;
import dev.attune.topology.trigger.Figures;
import dev.attune.topology.trigger.TriggerRule;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The first search of this visit that found nothing has just been made. True only as of its
 * arrival, so that a visit does not hide the next.
 */
public record EmptySearch() implements TriggerRule {

  @Override
  public boolean holds(Profile profile, Instant asOf, CatalogReader catalog) {
    Instant arrivedAt = profile.getSession().getEmptySearchArrivedAt();
    return arrivedAt != null && !arrivedAt.isBefore(asOf);
  }

  /** As long as it is the user's last visit, and nothing was bought in it. */
  @Override
  public boolean stands(Profile profile, Instant asOf, CatalogReader catalog) {
    Session session = profile.getSession();
    return session.getEmptySearchArrivedAt() != null && session.getOrders() == 0;
  }

  @Override
  public List<Evidence> evidence(Profile profile, Instant asOf, CatalogReader catalog) {
    SearchMade search = emptySearch(profile);
    return search == null ? List.of() : new EvidenceList().add(search).oldestFirst();
  }

  @Override
  public Map<String, String> facts(Profile profile, Instant asOf, CatalogReader catalog) {
    SearchMade search = emptySearch(profile);
    return new Figures()
        .put("query", search == null ? null : search.getQuery())
        .put("searches", profile.getSession().getSearches())
        .byName();
  }

  private static @Nullable SearchMade emptySearch(Profile profile) {
    Session session = profile.getSession();
    for (SearchMade search : profile.getSearches()) {
      if (Integer.valueOf(0).equals(search.getResults())
          && !search.getLastAt().isBefore(session.getStartedAt())) {
        return search;
      }
    }
    return null;
  }
}
