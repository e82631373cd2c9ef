package dev.attune.topology.trigger.rule.timed;

import dev.attune.avro.Evidence;
import dev.attune.avro.Profile;
import dev.attune.avro.Session;
import dev.attune.avro.ViewedProduct;
import dev.attune.topology.catalog.CatalogReader;
import dev.attune.topology.trigger.EvidenceList;
import dev.attune.topology.trigger.Figures;
import dev.attune.topology.trigger.TriggerRule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A visit with views, without an addition to the cart or an order, has come to rest. */
public record BrowseAbandoned(Duration after, int minimumViews) implements TriggerRule {

  @Override
  public boolean holds(Profile profile, Instant asOf, CatalogReader catalog) {
    Session session = profile.getSession();
    return isOfInterest(session) && !asOf.isBefore(due(session));
  }

  @Override
  public Instant dueAfter(Profile profile, Instant moment, CatalogReader catalog) {
    Session session = profile.getSession();
    return isOfInterest(session) ? Dues.ifAfter(due(session), moment) : NEVER;
  }

  @Override
  public List<Evidence> evidence(Profile profile, Instant asOf, CatalogReader catalog) {
    EvidenceList evidence = new EvidenceList();
    for (ViewedProduct view : profile.getViews()) {
      if (!view.getLastAt().isBefore(profile.getSession().getStartedAt())) {
        evidence.add(view);
      }
    }
    return evidence.oldestFirst();
  }

  @Override
  public Map<String, String> facts(Profile profile, Instant asOf, CatalogReader catalog) {
    Session session = profile.getSession();
    return new Figures()
        .put("views", session.getViews())
        .put("last-at", session.getLastAt())
        .put("after", after)
        .byName();
  }

  private boolean isOfInterest(Session session) {
    return session.getViews() >= minimumViews
        && session.getCartAdditions() == 0
        && session.getOrders() == 0;
  }

  private Instant due(Session session) {
    return session.getArrivedAt().plus(after);
  }
}
