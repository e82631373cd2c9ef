package dev.attune.topology.trigger.rule;

import dev.attune.avro.CatalogItem;
import dev.attune.avro.Evidence;
import dev.attune.avro.Profile;
import dev.attune.topology.catalog.CatalogReader;
import dev.attune.topology.event.UserEvent;
import dev.attune.topology.playbook.TriggerKind;
import dev.attune.topology.profile.Happening;
import dev.attune.topology.trigger.TriggerRule;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one rule, with its defaults, makes of a story. */
record TriggerStory(TriggerKind kind, CatalogReader catalog) {

  static final CatalogReader NO_CATALOG = (productId, asOf) -> null;

  static TriggerStory of(TriggerKind kind) {
    return new TriggerStory(kind, NO_CATALOG);
  }

  TriggerStory on(CatalogReader other) {
    return new TriggerStory(kind, other);
  }

  /** A catalogue in which everything costs that much until a moment, and that much from it on. */
  static CatalogReader pricesThatFall(double before, double after, Instant from) {
    return (productId, asOf) -> item(productId, asOf.isBefore(from) ? before : after, null);
  }

  static CatalogItem item(String productId, double price, @Nullable Integer replenishDays) {
    return new CatalogItem(
        productId,
        Instant.EPOCH,
        productId,
        null,
        null,
        Happening.decimal(price),
        null,
        "EUR",
        null,
        null,
        null,
        List.of(),
        replenishDays,
        Map.of());
  }

  TriggerRule rule() {
    TriggerRule rule = Simulation.rules(Map.of(), Map.of()).get(kind);
    if (rule == null) {
      throw new IllegalStateException("no rule of kind " + kind);
    }
    return rule;
  }

  /** How long after the start it fires, if nothing else happens for a hundred days. */
  List<Duration> firesAfter(UserEvent... events) {
    return firesAfter(Duration.ofDays(100), events);
  }

  List<Duration> firesAfter(Duration end, UserEvent... events) {
    Map<TriggerKind, TriggerRule> rules = new EnumMap<>(Map.of(kind, rule()));
    return Simulation.run(
            rules, catalog, Arrays.asList(events), Simulation::lazily, Happening.START.plus(end))
        .firings()
        .stream()
        .map(firing -> Duration.between(Happening.START, firing.at()))
        .toList();
  }

  List<String> evidenceAt(Duration time, UserEvent... events) {
    Profile profile = Happening.profileOf(events);
    return rule().evidence(profile, Happening.START.plus(time), catalog).stream()
        .map(Evidence::getEventId)
        .toList();
  }

  Map<String, String> factsAt(Duration time, UserEvent... events) {
    return rule().facts(Happening.profileOf(events), Happening.START.plus(time), catalog);
  }
}
