package dev.attune.generation.budget;

import dev.attune.budget.Usd;
import dev.attune.generation.budget.price.Tariff;
import dev.attune.generation.model.ModelIdentity;
import dev.attune.generation.model.Usage;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The money of one call: held, then settled or released, whichever comes first. Ended by the call's
 * own thread; a second end does nothing.
 */
final class PricedCall implements Reservation.Granted {

  /** The parameter of an offer's provenance that names the price table. */
  static final String PRICES = "prices";

  private final Tariff tariff;
  private final CostBound bound;
  private final BigDecimal maximum;
  private final Treasury.Holding.Held held;
  private final ModelIdentity model;
  private final SpendMeters meters;
  private final AtomicBoolean ended = new AtomicBoolean();

  PricedCall(
      Tariff tariff,
      CostBound bound,
      BigDecimal maximum,
      Treasury.Holding.Held held,
      ModelIdentity model,
      SpendMeters meters) {
    this.tariff = tariff;
    this.bound = bound;
    this.maximum = maximum;
    this.held = held;
    this.model = model;
    this.meters = meters;
    meters.reserved(maximum);
  }

  @Override
  public BigDecimal maximumUsd() {
    return maximum;
  }

  @Override
  public Usage settle(Usage usage) {
    BigDecimal cost = cost(usage);
    end(cost);
    return priced(usage, cost);
  }

  @Override
  public void release() {
    end(Usd.ZERO);
  }

  private void end(BigDecimal cost) {
    if (ended.compareAndSet(false, true)) {
      held.spend(cost);
      meters.settled(model, maximum, cost);
    }
  }

  private BigDecimal cost(Usage usage) {
    if (maximum.signum() == 0) {
      return Usd.ZERO;
    }
    if (!isPlausible(usage)) {
      meters.implausible(model);
      return maximum;
    }
    // Without tokens nobody knows what it cost, so it cost all it could.
    boolean unknown = usage.inputTokens() == 0 && usage.outputTokens() == 0;
    return unknown ? maximum : tariff.price().of(usage);
  }

  private boolean isPlausible(Usage usage) {
    int read = usage.cache().read();
    int written = usage.cache().written();
    return usage.inputTokens() >= 0
        && usage.outputTokens() >= 0
        && read >= 0
        && written >= 0
        && (long) read + written <= usage.inputTokens()
        && usage.inputTokens() <= bound.inputTokens()
        && usage.outputTokens() <= bound.outputTokens();
  }

  private Usage priced(Usage usage, BigDecimal cost) {
    if (maximum.signum() == 0) {
      return usage;
    }
    Map<String, String> parameters = new HashMap<>(usage.parameters());
    parameters.put(PRICES, tariff.version());
    return new Usage(
        usage.calls(), usage.inputTokens(), usage.outputTokens(), cost, parameters, usage.cache());
  }
}
