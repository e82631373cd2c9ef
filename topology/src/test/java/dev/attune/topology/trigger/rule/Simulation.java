package dev.attune.topology.trigger.rule;

import dev.attune.avro.Profile;
import dev.attune.topology.catalog.CatalogReader;
import dev.attune.topology.event.UserEvent;
import dev.attune.topology.playbook.TriggerKind;
import dev.attune.topology.playbook.TriggerSpec;
import dev.attune.topology.profile.Happening;
import dev.attune.topology.profile.ProfileHash;
import dev.attune.topology.profile.Profiles;
import dev.attune.topology.trigger.Transitions;
import dev.attune.topology.trigger.TriggerRule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One user's events run through rules, with timers looked at early, late, or every minute. */
final class Simulation {

  /** A rule that fired. */
  record Firing(TriggerKind kind, Instant at) {}

  /** What came of a run. */
  record Outcome(List<Firing> firings, List<String> profileHashes) {}

  /** How the time between events is spent. */
  @FunctionalInterface
  interface Waiting {
    void until(Simulation simulation, Instant now);
  }

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Map<TriggerKind, TriggerRule> rules;
  private final CatalogReader catalog;
  private final List<Firing> firings = new ArrayList<>();
  private final List<String> hashes = new ArrayList<>();
  private Profile profile;

  private Simulation(
      Map<TriggerKind, TriggerRule> rules, CatalogReader catalog, Instant firstArrival) {
    this.rules = rules;
    this.catalog = catalog;
    this.profile = Profiles.empty("x", firstArrival);
  }

  /** Rules of all kinds with their defaults, except for these parameters. */
  static Map<TriggerKind, TriggerRule> rules(
      Map<String, Duration> durations, Map<String, Double> numbers) {
    Map<TriggerKind, TriggerRule> rules = new EnumMap<>(TriggerKind.class);
    for (TriggerKind kind : TriggerKind.values()) {
      Map<String, Duration> spans = new HashMap<>(kind.durations());
      spans.replaceAll((name, value) -> durations.getOrDefault(kind.key() + "." + name, value));
      Map<String, Double> figures = new HashMap<>(kind.numbers());
      figures.replaceAll((name, value) -> numbers.getOrDefault(kind.key() + "." + name, value));
      rules.put(kind, TriggerRules.of(new TriggerSpec(kind, spans, figures)));
    }
    return rules;
  }

  /** Timers are looked at only when the user's next event comes, and at the end. */
  static void lazily(Simulation simulation, Instant now) {
    simulation.fireTimers(now);
  }

  /** Timers are looked at every few minutes, whatever comes. */
  static void eagerly(Simulation simulation, Instant now) {
    Instant poll = simulation.profile.getActivity().getTimersFiredAt();
    while (poll.isBefore(now)) {
      simulation.fireTimers(poll);
      poll = poll.plus(MINUTE.multipliedBy(7));
    }
    simulation.fireTimers(now);
  }

  /** Due times are not trusted: the law is tried at every minute. */
  static void minutely(Simulation simulation, Instant now) {
    Instant minute = simulation.profile.getActivity().getTimersFiredAt().plus(MINUTE);
    while (!minute.isAfter(now)) {
      simulation.tryTimers(minute);
      minute = minute.plus(MINUTE);
    }
  }

  static Outcome run(
      Map<TriggerKind, TriggerRule> rules,
      CatalogReader catalog,
      List<UserEvent> events,
      Waiting waiting,
      Instant end) {
    Simulation simulation = new Simulation(rules, catalog, events.getFirst().arrivedAt());
    for (UserEvent event : events) {
      Instant clock = simulation.profile.getActivity().getClockAt();
      waiting.until(simulation, event.arrivedAt().isAfter(clock) ? event.arrivedAt() : clock);
      simulation.handle(event);
    }
    waiting.until(simulation, end);
    return new Outcome(simulation.firings, simulation.hashes);
  }

  private void fireTimers(Instant until) {
    List<TriggerRule> all = List.copyOf(rules.values());
    Instant due = Transitions.nextDue(all, profile, catalog);
    while (!due.isAfter(until)) {
      tryTimers(due);
      profile = Profiles.withTimersFired(profile, due);
      due = Transitions.nextDue(all, profile, catalog);
    }
  }

  private void tryTimers(Instant at) {
    rules.forEach((kind, rule) -> {
      if (Transitions.byTimer(rule, profile, at, catalog)) {
        fired(kind, at);
      }
    });
  }

  private void handle(UserEvent event) {
    Profile before = profile;
    profile = Happening.with(before, event);
    rules.forEach((kind, rule) -> {
      if (Transitions.byEvent(rule, before, profile, catalog)) {
        fired(kind, profile.getActivity().getClockAt());
      }
    });
  }

  private void fired(TriggerKind kind, Instant at) {
    firings.add(new Firing(kind, at));
    hashes.add(ProfileHash.of(profile));
  }
}
