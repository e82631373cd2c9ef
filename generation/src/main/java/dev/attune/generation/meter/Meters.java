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
  /** Records polled and not yet settled. */
  IN_FLIGHT("attune.generation.in.flight", "Requests polled and not yet settled"),
  /** Records that could not be read. Tag cause. */
  DEAD_LETTERS("attune.generation.dead.letters", "Records that could not be read");

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

  /** This meter as a gauge that asks its owner. */
  public void gauge(MeterRegistry registry, Supplier<Number> value) {
    Gauge.builder(key, value).description(description).strongReference(true).register(registry);
  }
}
