package dev.attune.generation.call;

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

  void record(ModelIdentity model, Verdict verdict, Duration took) {
    String status = verdict.status().name().toLowerCase(Locale.ROOT);
    Meters.RESPONSES.counter(registry, "status", status).increment();
    Usage usage = verdict.usage();
    if (usage.calls() == 0) {
      return;
    }
    String[] outcome = {PROVIDER, model.provider(), MODEL, model.model(), "outcome", status};
    Meters.CALLS.timer(registry, outcome).record(took);
    tokens(model, "input", usage.inputTokens());
    tokens(model, "output", usage.outputTokens());
    String[] whose = {PROVIDER, model.provider(), MODEL, model.model()};
    Meters.CACHE_READ_TOKENS.counter(registry, whose).increment(usage.cache().read());
    Meters.CACHE_WRITE_TOKENS.counter(registry, whose).increment(usage.cache().written());
  }

  private void tokens(ModelIdentity model, String type, int count) {
    String[] tags = {PROVIDER, model.provider(), MODEL, model.model(), TOKEN_TYPE, type};
    Meters.TOKENS.counter(registry, tags).increment(count);
  }
}
