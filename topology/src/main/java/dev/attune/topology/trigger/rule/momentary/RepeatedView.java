package dev.attune.topology.trigger.rule.momentary;

import dev.attune.avro.Evidence;
import dev.attune.avro.Profile;
import dev.attune.avro.ViewedProduct;
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
 * A product has just been viewed for the n-th time within a span, without a purchase of it. True
 * only as of the arrival of the view that made it so: one product that is looked at again and again
 * does not hide another.
 */
public record RepeatedView(Duration within, int times) implements TriggerRule {

  @Override
  public boolean holds(Profile profile, Instant asOf, CatalogReader catalog) {
    return repeated(profile, asOf) != null;
  }

  /** As long as a product is remembered that was viewed so often and not bought since. */
  @Override
  public boolean stands(Profile profile, Instant asOf, CatalogReader catalog) {
    return profile.getViews().stream().anyMatch(view -> view.getTimes() >= times);
  }

  @Override
  public List<Evidence> evidence(Profile profile, Instant asOf, CatalogReader catalog) {
    ViewedProduct view = repeated(profile, asOf);
    return view == null ? List.of() : new EvidenceList().add(view).oldestFirst();
  }

  @Override
  public Map<String, String> facts(Profile profile, Instant asOf, CatalogReader catalog) {
    ViewedProduct view = repeated(profile, asOf);
    return view == null
        ? Map.of()
        : new Figures()
            .put("product", view.getProduct().getProductId())
            .put("views", view.getTimes())
            .put("within", within)
            .byName();
  }

  private @Nullable ViewedProduct repeated(Profile profile, Instant asOf) {
    for (ViewedProduct view : profile.getViews()) {
      if (!view.getArrivedAt().isBefore(asOf)
          && RecentTimes.completes(view.getRecentAt(), times, within)) {
        return view;
      }
    }
    return null;
  }
}
