package dev.attune.generation.call;

import dev.attune.avro.GenerationStatus;
import dev.attune.generation.admit.Gate;
import dev.attune.generation.meter.Meters;
import dev.attune.generation.model.ModelIdentity;
import dev.attune.generation.model.Usage;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Locale;

/** Counts what calls took and how they ended. */
public final class CallMeters {

  private static final String PROVIDER = "gen_ai.provider.name";
  private static final String MODEL = "gen_ai.request.model";
  private static final String TOKEN_TYPE = "gen_ai.token.type";

  private final MeterRegistry registry;

  public CallMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  /** From here on the model's gate is shown. */
  void watch(String model, Gate gate) {
    Meters.BREAKER_OPEN.gauge(registry, () -> gate.isOpen() ? 1 : 0, "model", model);
    Meters.CONCURRENCY_LIMIT.gauge(registry, gate::concurrencyLimit, "model", model);
    Meters.CALLS_RUNNING.gauge(registry, gate::running, "model", model);
    Meters.CALLS_WAITING.gauge(registry, gate::waiting, "model", model);
  }

  void calling(String model, Attempts.Kind kind) {
    switch (kind) {
      case FIRST -> {}
      case RETRY -> Meters.RETRIES.counter(registry, "model", model).increment();
      case FAILOVER -> Meters.FAILOVERS.counter(registry, "model", model).increment();
    }
  }

  void waited(String cause, Duration time) {
    Meters.WAITS.timer(registry, "cause", cause).record(time);
  }

  void called(ModelIdentity model, CallResult result, Duration took) {
    Usage usage = result.usage();
    if (usage.calls() == 0) {
      return;
    }
    String[] tags = {PROVIDER, model.provider(), MODEL, model.model(), "outcome", result.outcome()};
    Meters.CALLS.timer(registry, tags).record(took);
    used(model, usage);
  }

  /** Made in a batch: how long that took says nothing of the model. */
  void batched(ModelIdentity model, CallResult result) {
    String[] tags = {PROVIDER, model.provider(), MODEL, model.model(), "outcome", result.outcome()};
    Meters.BATCHED_CALLS.counter(registry, tags).increment();
    used(model, result.usage());
  }

  /** A batch left a request without an answer. */
  void leftOver(String next) {
    Meters.BATCH_LEFTOVERS.counter(registry, "next", next).increment();
  }

  private void used(ModelIdentity model, Usage usage) {
    tokens(model, "input", usage.inputTokens());
    tokens(model, "output", usage.outputTokens());
    String[] whose = {PROVIDER, model.provider(), MODEL, model.model()};
    Meters.CACHE_READ_TOKENS.counter(registry, whose).increment(usage.cache().read());
    Meters.CACHE_WRITE_TOKENS.counter(registry, whose).increment(usage.cache().written());
  }

  void ended(GenerationStatus status) {
    String name = status.name().toLowerCase(Locale.ROOT);
    Meters.RESPONSES.counter(registry, "status", name).increment();
    if (status == GenerationStatus.EXPIRED) {
      Meters.DEADLINE_MISSES.counter(registry, "limit", "total").increment();
    }
  }

  private void tokens(ModelIdentity model, String type, int count) {
    String[] tags = {PROVIDER, model.provider(), MODEL, model.model(), TOKEN_TYPE, type};
    Meters.TOKENS.counter(registry, tags).increment(count);
  }
}
