package dev.attune.topology.meter;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Supplier;

/** Every meter of the topology: counters, base unit the thing they are named for, and gauges. */
public enum Meters {
  /** Events that passed the checks, duplicates included. */
  EVENTS_ACCEPTED("attune.events.accepted", "Events that passed the checks"),
  /** Events whose id the user's newest events already hold. */
  EVENTS_DUPLICATE("attune.events.duplicate", "Events seen before, dropped"),
  /** Events whose time could not be true. */
  EVENTS_CLAMPED("attune.events.clamped", "Events whose time was clamped to their arrival"),
  /** Events of users who do not want a profile. */
  EVENTS_WITHHELD("attune.events.withheld", "Events dropped for lack of consent"),
  /** Records given up. Tag: cause. */
  DEAD_LETTERS("attune.dead.letters", "Records that could not be used"),
  /** Conditions that turned true. Tag: kind. */
  TRIGGERS("attune.triggers", "Triggers fired"),
  /** Requests for a text. Tag: scenario. */
  REQUESTS("attune.requests", "Texts asked for"),
  /** Lines of the ledger. Tag: outcome. */
  DECISIONS("attune.decisions", "Lines of the ledger"),
  /** Answers to wishes for money. Tags: scope, answer. */
  BUDGET_ANSWERS("attune.budget.answers", "Wishes of workers for money, by answer"),
  /** Gauge. Tags: scope, period. */
  BUDGET_COMMITTED("attune.budget.committed.usd", "Spent or lent of a period's money"),
  /** Gauge: the most that crashes of all workers could leave unspent. Tag: scope. */
  BUDGET_LENT("attune.budget.lent.usd", "Lent to workers and not settled");

  private final String meterName;
  private final String description;

  Meters(String meterName, String description) {
    this.meterName = meterName;
    this.description = description;
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
  public void gauge(MeterRegistry registry, Supplier<Number> value, String... tags) {
    Gauge.builder(meterName, value)
        .description(description)
        .tags(tags)
        .strongReference(true)
        .register(registry);
  }

  /** The counter with these tags, given as key, value, key, value. */
  public Counter counter(MeterRegistry registry, String... tags) {
    return Counter.builder(meterName).description(description).tags(tags).register(registry);
  }
}
