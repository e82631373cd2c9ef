package dev.attune.topology.policy;

import dev.attune.avro.DecisionReason;
import dev.attune.avro.HeldTrigger;
import dev.attune.avro.SourceOffset;
import dev.attune.topology.graph.DueIndex;
import dev.attune.topology.ledger.RequestBook;
import dev.attune.topology.playbook.Scenario;
import dev.attune.topology.trigger.Fired;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * What quiet hours hold, in the order in which it is judged again: the scenarios' order. When a
 * user is due stands beside the books, where every event can ask for it. One for each task.
 */
final class HeldTriggers {

  private final List<Scenario> scenarios;
  private final Map<String, Integer> ranks = new HashMap<>();
  private final KeyValueStore<String, Long> holds;
  private final DueIndex timers;

  /**
   * Of one task.
   *
   * @param scenarios best first
   */
  HeldTriggers(List<Scenario> scenarios, KeyValueStore<String, Long> holds, DueIndex timers) {
    this.scenarios = List.copyOf(scenarios);
    this.holds = holds;
    this.timers = timers;
    scenarios.forEach(scenario -> ranks.put(scenario.name(), ranks.size()));
  }

  /** What is due by a moment, best first. */
  List<HeldTrigger> due(RequestBook book, Instant at) {
    return book.held().stream()
        .filter(held -> !held.getUntil().isAfter(at))
        .sorted(Comparator.comparing(held -> ranks.getOrDefault(held.getScenario(), ranks.size())))
        .toList();
  }

  /** The scenario of a held trigger; null where the playbook has it no more. */
  @Nullable Scenario scenario(HeldTrigger held) {
    Integer rank = ranks.get(held.getScenario());
    return rank == null ? null : scenarios.get(rank);
  }

  /** The one that waits for this scenario already. */
  static Optional<HeldTrigger> of(RequestBook book, Scenario scenario) {
    return book.held().stream()
        .filter(held -> held.getScenario().equals(scenario.name()))
        .findFirst();
  }

  static HeldTrigger hold(
      Fired fired, Instant until, DecisionReason reason, List<SourceOffset> sources) {
    return new HeldTrigger(
        fired.scenario().name(), fired.trigger(), until, reason.getRule(), sources);
  }

  /** Notes when the user is due next; to be called after every change of what is held. */
  void note(RequestBook book) {
    Optional<Instant> next =
        book.held().stream().map(HeldTrigger::getUntil).min(Comparator.naturalOrder());
    if (next.isEmpty()) {
      holds.delete(book.userId());
    } else {
      holds.put(book.userId(), next.get().toEpochMilli());
      timers.add(next.get(), book.userId());
    }
  }
}
