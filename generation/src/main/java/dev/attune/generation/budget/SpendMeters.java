package dev.attune.generation.budget;

import dev.attune.generation.meter.Meters;
import dev.attune.generation.model.ModelIdentity;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.concurrent.atomic.DoubleAdder;

/** Counts money. Shared by all calls and all purses; one for each registry. */
public final class SpendMeters {

  private final MeterRegistry registry;
  private final DoubleAdder reserved = new DoubleAdder();

  public SpendMeters(MeterRegistry registry) {
    this.registry = registry;
    Meters.RESERVED.gauge(registry, reserved::sum);
  }

  /** Counts what is booked elsewhere. */
  static SpendMeters apart() {
    return new SpendMeters(new SimpleMeterRegistry());
  }

  void reserved(BigDecimal maximum) {
    reserved.add(maximum.doubleValue());
  }

  void settled(ModelIdentity model, BigDecimal maximum, BigDecimal cost) {
    reserved.add(-maximum.doubleValue());
    Meters.SPEND.counter(registry, tags(model)).increment(cost.doubleValue());
  }

  void denied(Reservation.Cause cause) {
    String name = cause.name().toLowerCase(Locale.ROOT);
    Meters.MONEY_DENIED.counter(registry, "cause", name).increment();
  }

  void implausible(ModelIdentity model) {
    Meters.IMPLAUSIBLE_USAGE.counter(registry, tags(model)).increment();
  }

  private static String[] tags(ModelIdentity model) {
    return new String[] {
      "gen_ai.provider.name", model.provider(), "gen_ai.request.model", model.model()
    };
  }
}
