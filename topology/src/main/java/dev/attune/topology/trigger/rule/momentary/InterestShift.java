package dev.attune.topology.trigger.rule.momentary;

import dev.attune.avro.Activity;
import dev.attune.avro.Affinity;
import dev.attune.avro.Evidence;
import dev.attune.avro.Profile;
import dev.attune.avro.ViewedProduct;
import dev.attune.topology.catalog.CatalogReader;
import dev.attune.topology.profile.bound.Categories;
import dev.attune.topology.trigger.EvidenceList;
import dev.attune.topology.trigger.Figures;
import dev.attune.topology.trigger.TriggerRule;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One category has most of the interest of these days, and at least twice the part that it has of
 * the lasting interest. Time alone changes no shares, for all categories fade alike.
 *
 * @param share least share of the short-term interest, above 0, at most 1
 * @param minimumEvents views, additions and orders from which shares mean something
 * @param categoryLevels as the profile has them
 */
public record InterestShift(double share, int minimumEvents, int categoryLevels)
    implements TriggerRule {

  private static final double LIFT = 2.0;

  /** Three views, less what fades of them in a week: one look at something new is no shift. */
  private static final double LEAST_WEIGHT = 2.5;

  /** The category that is strongest now, with its shares of both sums, and its lasting weight. */
  private record Focus(String category, double shortTerm, double longTerm, double weight) {

    static final Focus NONE = new Focus("", 0.0, 0.0, 0.0);

    static Focus of(List<Affinity> categories) {
      Affinity top = null;
      double shortTerm = 0.0;
      double longTerm = 0.0;
      for (Affinity category : categories) {
        shortTerm += category.getShortTerm();
        longTerm += category.getLongTerm();
        top = top == null || category.getShortTerm() > top.getShortTerm() ? category : top;
      }
      return top == null || !(shortTerm > 0.0) || !(longTerm > 0.0)
          ? NONE
          : new Focus(
              top.getName(),
              top.getShortTerm() / shortTerm,
              top.getLongTerm() / longTerm,
              top.getLongTerm());
    }
  }

  @Override
  public boolean holds(Profile profile, Instant asOf, CatalogReader catalog) {
    Focus focus = Focus.of(profile.getInterests().getCategories());
    return events(profile) >= minimumEvents
        && focus.weight() >= LEAST_WEIGHT
        && focus.shortTerm() >= share
        && focus.shortTerm() >= LIFT * focus.longTerm();
  }

  @Override
  public List<Evidence> evidence(Profile profile, Instant asOf, CatalogReader catalog) {
    String category = Focus.of(profile.getInterests().getCategories()).category();
    EvidenceList evidence = new EvidenceList();
    for (ViewedProduct view : profile.getViews()) {
      if (category.equals(Categories.top(view.getProduct().getCategory(), categoryLevels))) {
        evidence.add(view);
      }
    }
    return evidence.oldestFirst();
  }

  @Override
  public Map<String, String> facts(Profile profile, Instant asOf, CatalogReader catalog) {
    Focus focus = Focus.of(profile.getInterests().getCategories());
    return new Figures()
        .put("category", focus.category())
        .put("short-term-share", focus.shortTerm())
        .put("long-term-share", focus.longTerm())
        .byName();
  }

  private static long events(Profile profile) {
    Activity activity = profile.getActivity();
    return activity.getViews() + activity.getCartAdditions() + activity.getOrders();
  }
}
