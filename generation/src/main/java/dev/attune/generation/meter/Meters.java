package dev.attune.generation.meter;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.function.Supplier;

/**
 * All meters of this module. Names of model calls follow OpenTelemetry's semantic conventions for
 * generative AI where those have one.
 */
public enum Meters {
  /**
   * Model calls and how long they took. Tags gen_ai.provider.name, gen_ai.request.model, outcome.
   */
  CALLS("gen_ai.client.operation.duration", "Duration of model calls"),
  /** Tokens. Tags gen_ai.provider.name, gen_ai.request.model, gen_ai.token.type. */
  TOKENS("gen_ai.client.token.usage", "Tokens read and written by models"),
  /** Input tokens from a prompt cache. Tags gen_ai.provider.name, gen_ai.request.model. */
  CACHE_READ_TOKENS(
      "gen_ai.client.inference.usage.cache_read.input_tokens",
      "Input tokens that came from the provider's prompt cache"),
  /** Input tokens put into a prompt cache. Tags gen_ai.provider.name, gen_ai.request.model. */
  CACHE_WRITE_TOKENS(
      "gen_ai.client.inference.usage.cache_write.input_tokens",
      "Input tokens that the provider wrote to its prompt cache"),
  /** Responses. Tag status. */
  RESPONSES("attune.generation.responses", "Requests ended, by status"),
  /** Calls that repeat one of the same model for the same request. Tag model. */
  RETRIES("attune.generation.retries", "Calls repeated with the same model"),
  /** Calls of another model than the one before, for the same request. Tag model, the new one. */
  FAILOVERS("attune.generation.failovers", "Calls that went on to another model"),
  /**
   * Waits before a call. Tag cause: lane (behind others of the worker), budget, breaker, hold,
   * rate, concurrency, back_off.
   */
  WAITS("attune.generation.waits", "Waits before a call, by cause"),
  /** Requests that ended because a time was over. Tag limit: total, queue. */
  DEADLINE_MISSES("attune.generation.deadline.misses", "Requests ended because a time was over"),
  /** 1 while a model is left alone after faults, else 0. Tag model. */
  BREAKER_OPEN("attune.generation.breaker.open", "Whether a model is left alone after faults"),
  /** Calls at a time that a model bears, as far as was found out. Tag model. */
  CONCURRENCY_LIMIT("attune.generation.concurrency.limit", "Calls at a time that a model bears"),
  /** Calls under way. Tag model. */
  CALLS_RUNNING("attune.generation.calls.running", "Calls under way"),
  /** Requests that wait for a model. Tag model. */
  CALLS_WAITING("attune.generation.calls.waiting", "Requests that wait for a model"),
  /** Records polled and not yet settled. */
  IN_FLIGHT("attune.generation.in.flight", "Requests polled and not yet settled"),
  /** Requests answered by a call that was made for an equal one. */
  SHARED("attune.generation.shared", "Requests answered by a call for an equal one"),
  /** Records that could not be read. Tag cause. */
  DEAD_LETTERS("attune.generation.dead.letters", "Records that could not be read"),
  /** Size of the records polled and not yet settled, as polled. */
  OPEN_BYTES("attune.generation.open.bytes", "Size of the records polled and not yet settled"),
  /** Requests that are being answered. */
  RUNNING("attune.generation.running", "Requests that are being answered"),
  /** Partitions from which nothing is fetched for now. Tag cause: limits, offset-map. */
  PAUSED("attune.generation.paused.partitions", "Partitions from which nothing is fetched for now"),
  /** Requests that the dispatcher ended. Tags status, and stage: queued or running. */
  ENDED_EARLY("attune.generation.ended.early", "Requests ended without or in their call"),
  /** Records passed over because the last owner of their partition had finished them. */
  SKIPPED("attune.generation.skipped", "Requests already answered by the partition's last owner"),
  /** US dollars. Tags gen_ai.provider.name, gen_ai.request.model. */
  SPEND("attune.generation.spend.usd", "Money spent on model calls"),
  /** US dollars. */
  RESERVED("attune.generation.reserved.usd", "Money set aside for calls under way"),
  /** Calls that got no money. Tag cause. */
  MONEY_DENIED("attune.generation.money.denied", "Calls refused for their cost, by cause"),
  /** Reports of tokens that cannot be true. Tags gen_ai.provider.name, gen_ai.request.model. */
  IMPLAUSIBLE_USAGE(
      "attune.generation.usage.implausible", "Calls whose reported tokens cannot be true"),
  /** US dollars. */
  LEASED("attune.generation.leased.usd", "Money held by this worker and not settled"),
  /** US dollars: overspend stays 0, this is what a crash may leave unspent. */
  LEASE_BOUND("attune.generation.lease.bound.usd", "Most money this worker may hold");

  private final String key;
  private final String description;

  Meters(String key, String description) {
    this.key = key;
    this.description = description;
  }

  /** The meter's name. */
  public String key() {
    return key;
  }

  /** What it says, for the page of meters. */
  public String description() {
    return description;
  }

  /** This meter as a timer; tags are key, value, key, value. */
  public Timer timer(MeterRegistry registry, String... tags) {
    return Timer.builder(key).description(description).tags(tags).register(registry);
  }

  /** This meter as a counter; tags are key, value, key, value. */
  public Counter counter(MeterRegistry registry, String... tags) {
    return Counter.builder(key).description(description).tags(tags).register(registry);
  }

  /** This meter as a gauge that asks its owner; tags as above. */
  public void gauge(MeterRegistry registry, Supplier<Number> value, String... tags) {
    Gauge.builder(key, value)
        .description(description)
        .tags(tags)
        .strongReference(true)
        .register(registry);
  }
}
