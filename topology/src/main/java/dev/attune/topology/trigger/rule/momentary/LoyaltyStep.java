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

/**
 * The number of orders is a multiple of a step.
 *
 * @param orders the step, at least 2: every number is a multiple of 1, so nothing would ever turn
 *     true again
 */
public record LoyaltyStep(int orders) implements TriggerRule {

  public LoyaltyStep {
    if (orders < 2) {
      throw new IllegalArgumentException(
          "loyalty-step: orders must be at least 2, is "
              + orders
              + "; for something after every order use post-purchase");
    }
  }

  @Override
  public boolean holds(Profile profile, Instant asOf, CatalogReader catalog) {
    long made = profile.getActivity().getOrders();
    return made > 0 && made % orders == 0;
  }

  @Override
  public List<Evidence> evidence(Profile profile, Instant asOf, CatalogReader catalog) {
    Activity activity = profile.getActivity();
    return new EvidenceList()
        .add(activity.getLastEventId(), "purchase", activity.getLastSeenAt())
        .oldestFirst();
  }

  @Override
  public Map<String, String> facts(Profile profile, Instant asOf, CatalogReader catalog) {
    return new Figures()
        .put("orders", profile.getActivity().getOrders())
        .put("step", orders)
        .byName();
  }
}
