package dev.attune.generation.meter;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * All meters of this module. Names of model calls follow OpenTelemetry's semantic conventions for
 * generative AI where those have one.
 */
public enum Meters {
  /**
   * Model calls and how long they took. Tags gen_ai.provider.name, gen_ai.request.model, outcome.
   */
  CALLS(
      Kind.TIMER,
      "gen_ai.client.operation.duration",
      "Duration of model calls",
      "gen_ai.provider.name",
      "gen_ai.request.model",
      "outcome"),
  /** Tokens. Tags gen_ai.provider.name, gen_ai.request.model, gen_ai.token.type. */
  TOKENS(
      Kind.COUNTER,
      "gen_ai.client.token.usage",
      "Tokens read and written by models",
      "gen_ai.provider.name",
      "gen_ai.request.model",
      "gen_ai.token.type"),
  /** Input tokens from a prompt cache. Tags gen_ai.provider.name, gen_ai.request.model. */
  CACHE_READ_TOKENS(
      Kind.COUNTER,
      "gen_ai.client.inference.usage.cache_read.input_tokens",
      "Input tokens that came from the provider's prompt cache",
      "gen_ai.provider.name",
      "gen_ai.request.model"),
  /** Input tokens put into a prompt cache. Tags gen_ai.provider.name, gen_ai.request.model. */
  CACHE_WRITE_TOKENS(
      Kind.COUNTER,
      "gen_ai.client.inference.usage.cache_write.input_tokens",
      "Input tokens that the provider wrote to its prompt cache",
      "gen_ai.provider.name",
      "gen_ai.request.model"),
  /** Calls made in batches. Tags gen_ai.provider.name, gen_ai.request.model, outcome. */
  BATCHED_CALLS(
      Kind.COUNTER,
      "attune.generation.batched.calls",
      "Calls made in batches of a provider",
      "gen_ai.provider.name",
      "gen_ai.request.model",
      "outcome"),
  /** Batches that have not ended. */
  BATCHES_OPEN(Kind.GAUGE, "attune.generation.batches.open", "Batches under way with a provider"),
  /** Requests that a batch left without an answer. Tag next: at-once, expired. */
  BATCH_LEFTOVERS(
      Kind.COUNTER,
      "attune.generation.batch.leftovers",
      "Requests that a batch did not answer",
      "next"),
  /** Responses. Tag status. */
  RESPONSES(Kind.COUNTER, "attune.generation.responses", "Requests ended, by status", "status"),
  /** Calls that repeat one of the same model for the same request. Tag model. */
  RETRIES(Kind.COUNTER, "attune.generation.retries", "Calls repeated with the same model", "model"),
  /** Calls of another model than the one before, for the same request. Tag model, the new one. */
  FAILOVERS(
      Kind.COUNTER, "attune.generation.failovers", "Calls that went on to another model", "model"),
  /**
   * Waits before a call. Tag cause: lane (behind others of the worker), budget, breaker, hold,
   * rate, concurrency, back_off.
   */
  WAITS(Kind.TIMER, "attune.generation.waits", "Waits before a call, by cause", "cause"),
  /** Requests that ended because a time was over. Tag limit: total, queue. */
  DEADLINE_MISSES(
      Kind.COUNTER,
      "attune.generation.deadline.misses",
      "Requests ended because a time was over",
      "limit"),
  /** 1 while a model is left alone after faults, else 0. Tag model. */
  BREAKER_OPEN(
      Kind.GAUGE,
      "attune.generation.breaker.open",
      "Whether a model is left alone after faults",
      "model"),
  /** Calls at a time that a model bears, as far as was found out. Tag model. */
  CONCURRENCY_LIMIT(
      Kind.GAUGE,
      "attune.generation.concurrency.limit",
      "Calls at a time that a model bears",
      "model"),
  /** Calls under way. Tag model. */
  CALLS_RUNNING(Kind.GAUGE, "attune.generation.calls.running", "Calls under way", "model"),
  /** Requests that wait for a model. Tag model. */
  CALLS_WAITING(
      Kind.GAUGE, "attune.generation.calls.waiting", "Requests that wait for a model", "model"),
  /** Records polled and not yet settled. */
  IN_FLIGHT(Kind.GAUGE, "attune.generation.in.flight", "Requests polled and not yet settled"),
  /** Requests answered by a call that was made for an equal one. */
  SHARED(Kind.COUNTER, "attune.generation.shared", "Requests answered by a call for an equal one"),
  /** Records that could not be read. Tag cause. */
  DEAD_LETTERS(
      Kind.COUNTER, "attune.generation.dead.letters", "Records that could not be read", "cause"),
  /** Size of the records polled and not yet settled, as polled. */
  OPEN_BYTES(
      Kind.GAUGE, "attune.generation.open.bytes", "Size of the records polled and not yet settled"),
  /** Requests that are being answered. */
  RUNNING(Kind.GAUGE, "attune.generation.running", "Requests that are being answered"),
  /** Partitions from which nothing is fetched for now. Tag cause: limits, offset-map. */
  PAUSED(
      Kind.GAUGE,
      "attune.generation.paused.partitions",
      "Partitions from which nothing is fetched for now",
      "cause"),
  /** Requests that the dispatcher ended. Tags status, and stage: queued or running. */
  ENDED_EARLY(
      Kind.COUNTER,
      "attune.generation.ended.early",
      "Requests ended without or in their call",
      "status",
      "stage"),
  /** Records passed over because the last owner of their partition had finished them. */
  SKIPPED(
      Kind.COUNTER,
      "attune.generation.skipped",
      "Requests already answered by the partition's last owner"),
  /** US dollars. Tags gen_ai.provider.name, gen_ai.request.model. */
  SPEND(
      Kind.COUNTER,
      "attune.generation.spend.usd",
      "Money spent on model calls",
      "gen_ai.provider.name",
      "gen_ai.request.model"),
  /** US dollars. */
  RESERVED(Kind.GAUGE, "attune.generation.reserved.usd", "Money set aside for calls under way"),
  /** Calls that got no money. Tag cause. */
  MONEY_DENIED(
      Kind.COUNTER,
      "attune.generation.money.denied",
      "Calls refused for their cost, by cause",
      "cause"),
  /** Reports of tokens that cannot be true. Tags gen_ai.provider.name, gen_ai.request.model. */
  IMPLAUSIBLE_USAGE(
      Kind.COUNTER,
      "attune.generation.usage.implausible",
      "Calls whose reported tokens cannot be true",
      "gen_ai.provider.name",
      "gen_ai.request.model"),
  /** US dollars. Tag purse: calls, batches. */
  LEASED(
      Kind.GAUGE,
      "attune.generation.leased.usd",
      "Money held by this worker and not settled",
      "purse"),
  /** US dollars: overspend stays 0, this is what a crash may leave unspent. Tag purse. */
  LEASE_BOUND(
      Kind.GAUGE, "attune.generation.lease.bound.usd", "Most money this worker may hold", "purse");

  /** What it is to a registry. */
  public enum Kind {
    COUNTER,
    GAUGE,
    TIMER
  }

  private final Kind kind;
  private final String key;
  private final String description;

  @SuppressWarnings("ImmutableEnumChecker") // List.of is
  private final List<String> tags;

  Meters(Kind kind, String key, String description, String... tags) {
    this.kind = kind;
    this.key = key;
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

  /** The meter's name. */
  public String key() {
    return key;
  }

  /** What it says, for the page of meters. */
  public String description() {
    return description;
  }

  /** This meter as a timer; pairs are key, value, key, value. */
  public Timer timer(MeterRegistry registry, String... pairs) {
    assert is(Kind.TIMER, pairs) : this;
    return Timer.builder(key).description(description).tags(pairs).register(registry);
  }

  /** This meter as a counter; pairs are key, value, key, value. */
  public Counter counter(MeterRegistry registry, String... pairs) {
    assert is(Kind.COUNTER, pairs) : this;
    return Counter.builder(key).description(description).tags(pairs).register(registry);
  }

  /** This meter as a gauge that asks its owner; tags as above. */
  public void gauge(MeterRegistry registry, Supplier<Number> value, String... pairs) {
    assert is(Kind.GAUGE, pairs) : this;
    Gauge.builder(key, value)
        .description(description)
        .tags(pairs)
        .strongReference(true)
        .register(registry);
  }

  private boolean is(Kind used, String... pairs) {
    List<String> names =
        IntStream.range(0, pairs.length / 2).mapToObj(tag -> pairs[2 * tag]).toList();
    return used == kind && names.equals(tags);
  }
}
