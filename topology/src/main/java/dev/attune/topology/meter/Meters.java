package dev.attune.topology.meter;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Every meter of the topology: counters, base unit the thing they are named for, and gauges. */
public enum Meters {
  /** Events that passed the checks, duplicates included. */
  EVENTS_ACCEPTED(Kind.COUNTER, "attune.events.accepted", "Events that passed the checks"),
  /** Events whose id the user's newest events already hold. */
  EVENTS_DUPLICATE(Kind.COUNTER, "attune.events.duplicate", "Events seen before, dropped"),
  /** Events whose time could not be true. */
  EVENTS_CLAMPED(
      Kind.COUNTER, "attune.events.clamped", "Events whose time was clamped to their arrival"),
  /** Events of users who do not want a profile. */
  EVENTS_WITHHELD(Kind.COUNTER, "attune.events.withheld", "Events dropped for lack of consent"),
  /** Records given up. Tag: cause. */
  DEAD_LETTERS(Kind.COUNTER, "attune.dead.letters", "Records that could not be used", "cause"),
  /** Conditions that turned true. Tag: kind. */
  TRIGGERS(Kind.COUNTER, "attune.triggers", "Triggers fired", "kind"),
  /** Gauge: triggers since the start that wait for an answer or the end of quiet hours. */
  TRIGGERS_WAITING(
      Kind.GAUGE, "attune.triggers.waiting", "Triggers that wait, less those of before the start"),
  /** Gauge: triggers that neither wait nor were decided; anything but 0 is a fault. */
  TRIGGERS_UNACCOUNTED(
      Kind.GAUGE, "attune.triggers.unaccounted", "Triggers lost (above 0) or doubled (below)"),
  /** Triggers held by quiet hours. Tag: rule. */
  TRIGGERS_HELD(Kind.COUNTER, "attune.triggers.held", "Triggers held by quiet hours", "rule"),
  /** Ids that turned out to be known under another. */
  IDENTITIES_LINKED(Kind.COUNTER, "attune.identities.linked", "Ids that turned out to be another"),
  /** Offers taken back. Tag: rule. */
  RECALLS(Kind.COUNTER, "attune.recalls", "Published offers taken back", "rule"),
  /** Outcomes, orders after offers, refunds. Tags: type, fate. */
  OUTCOMES(
      Kind.COUNTER,
      "attune.outcomes",
      "Outcomes of offers, and orders and refunds after them, by what became of them",
      "type",
      "fate"),
  /** Judgements of offers and of users in experiments. Tag: unit. */
  REWARDS(Kind.COUNTER, "attune.rewards", "Rewards told, corrections included", "unit"),
  /** Requests for a text. Tag: scenario. */
  REQUESTS(Kind.COUNTER, "attune.requests", "Texts asked for", "scenario"),
  /** Lines of the ledger. Tag: outcome. */
  DECISIONS(Kind.COUNTER, "attune.decisions", "Lines of the ledger", "outcome"),
  /** Answers to requests that had ended: late, or repeated after a worker's crash. Tag: reason. */
  ANSWERS_DISCARDED(
      Kind.COUNTER,
      "attune.answers.discarded",
      "Answers that came late or a second time, such as after a worker's crash",
      "reason"),
  /** Answers to wishes for money. Tags: scope, answer. */
  BUDGET_ANSWERS(
      Kind.COUNTER,
      "attune.budget.answers",
      "Wishes of workers for money, by answer",
      "scope",
      "answer"),
  /** Gauge. Tags: scope, period. */
  BUDGET_COMMITTED(
      Kind.GAUGE,
      "attune.budget.committed.usd",
      "Spent or lent of a period's money",
      "scope",
      "period"),
  /** Gauge: the most that crashes of all workers could leave unspent. Tag: scope. */
  BUDGET_LENT(Kind.GAUGE, "attune.budget.lent.usd", "Lent to workers and not settled", "scope");

  /** What it is to a registry. */
  public enum Kind {
    COUNTER,
    GAUGE,
    TIMER
  }

  private final Kind kind;
  private final String meterName;
  private final String description;

  @SuppressWarnings("ImmutableEnumChecker") // List.of is
  private final List<String> tags;

  Meters(Kind kind, String meterName, String description, String... tags) {
    this.kind = kind;
    this.meterName = meterName;
    this.description = description;
    this.tags = List.of(tags);
  }

  public Kind kind() {
    return kind;
  }

  /** Names of its tags, in order. */
  public List<String> tags() {
    return tags;
  }

  /** Name in Micrometer's dotted form. */
  public String meterName() {
    return meterName;
  }

  /** One line for a person. */
  public String description() {
    return description;
  }

  /** A gauge with these tags that asks its owner. */
  public void gauge(MeterRegistry registry, Supplier<Number> value, String... pairs) {
    assert is(Kind.GAUGE, pairs) : this;
    Gauge.builder(meterName, value)
        .description(description)
        .tags(pairs)
        .strongReference(true)
        .register(registry);
  }

  /** The counter with these tags, given as key, value, key, value. */
  public Counter counter(MeterRegistry registry, String... pairs) {
    assert is(Kind.COUNTER, pairs) : this;
    return Counter.builder(meterName).description(description).tags(pairs).register(registry);
  }

  private boolean is(Kind used, String... pairs) {
    List<String> names =
        IntStream.range(0, pairs.length / 2).mapToObj(tag -> pairs[2 * tag]).toList();
    return used == kind && names.equals(tags);
  }
}
