package dev.attune.generation.budget;

import dev.attune.avro.GenerationRequest;
import dev.attune.budget.Usd;
import dev.attune.generation.budget.price.Tariff;
import dev.attune.generation.budget.price.Tariffs;
import dev.attune.generation.model.ModelIdentity;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Sets the most that a call can cost aside before it, and settles what it did cost after it. A call
 * is made only where it pays even at its dearest, by the worth that the playbook gives its answer.
 *
 * <p>Threads: shared by all calls.
 */
public final class PricedPurse implements Purse {

  private final Tariffs tariffs;
  private final Treasury treasury;
  private final InstantSource clock;
  private final SpendMeters meters;

  /**
   * Takes ownership of the treasury.
   *
   * @param clock decides which price is in force: the wall's, for that is when providers bill
   */
  public PricedPurse(Tariffs tariffs, Treasury treasury, InstantSource clock, SpendMeters meters) {
    this.tariffs = tariffs;
    this.treasury = treasury;
    this.clock = clock;
    this.meters = meters;
  }

  @Override
  public Reservation reserve(GenerationRequest request, ModelIdentity model) {
    return reserve(request, model, tariffs.of(model, clock.instant()));
  }

  @Override
  public Reservation reserveInBatch(GenerationRequest request, ModelIdentity model) {
    return reserve(request, model, tariffs.of(model, clock.instant()).map(Tariff::inBatch));
  }

  @Override
  public Reservation.Granted bookedInBatch(GenerationRequest request, ModelIdentity model) {
    Optional<Tariff> tariff = tariffs.of(model, clock.instant()).map(Tariff::inBatch);
    if (tariff.isEmpty()) {
      return UnlimitedPurse.GRANTED;
    }
    CostBound bound = CostBound.of(request);
    BigDecimal maximum = tariff.get().price().maximum(bound.inputTokens(), bound.outputTokens());
    return new PricedCall(tariff.get(), bound, maximum, cost -> {}, model, SpendMeters.apart());
  }

  private Reservation reserve(
      GenerationRequest request, ModelIdentity model, Optional<Tariff> tariff) {
    if (tariff.isEmpty()) {
      return denied(Reservation.Cause.OVER_BUDGET, Tariffs.unknown(model));
    }
    CostBound bound = CostBound.of(request);
    BigDecimal maximum = tariff.get().price().maximum(bound.inputTokens(), bound.outputTokens());
    if (maximum.signum() == 0) {
      return new PricedCall(tariff.get(), bound, Usd.ZERO, cost -> {}, model, meters);
    }
    BigDecimal worth = request.getWorthUsd();
    if (worth != null && maximum.compareTo(worth) > 0) {
      return denied(Reservation.Cause.NOT_WORTH, notWorth(request, worth, maximum));
    }
    return switch (treasury.hold(request, maximum)) {
      case Treasury.Holding.Held held ->
          new PricedCall(tariff.get(), bound, maximum, held, model, meters);
      case Treasury.Holding.Refused(Reservation.Cause cause, String reason) ->
          denied(cause, reason);
    };
  }

  private static String notWorth(GenerationRequest request, BigDecimal worth, BigDecimal maximum) {
    return "scenarios.%s.worth: an answer is worth %s USD, a call may cost %s"
        .formatted(
            request.getBrief().getScenario(), worth.toPlainString(), maximum.toPlainString());
  }

  private Reservation denied(Reservation.Cause cause, String reason) {
    meters.denied(cause);
    return new Reservation.Denied(cause, reason);
  }

  @Override
  public void close() {
    treasury.close();
  }
}
