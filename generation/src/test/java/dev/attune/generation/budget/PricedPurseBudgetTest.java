package dev.attune.generation.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.avro.GenerationRequest;
import dev.attune.budget.BudgetPlan;
import dev.attune.budget.Limit;
import dev.attune.generation.Requests;
import dev.attune.generation.budget.price.PriceFile;
import dev.attune.generation.budget.price.Tariffs;
import dev.attune.generation.meter.Meters;
import dev.attune.generation.model.ModelIdentity;
import dev.attune.generation.model.Usage;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PricedPurseBudgetTest {

  private static final ModelIdentity MINI = new ModelIdentity("openai", "gpt-4.1-mini", Map.of());
  private static final ModelIdentity OFFLINE = new ModelIdentity("offline", "offline", Map.of());
  private static final ModelIdentity UNKNOWN =
      new ModelIdentity("openai-compatible", "mystery", Map.of());

  /** 17 and 20 bytes of prompt, 2,048 tokens of framing, 300 tokens of answer. */
  private static final String MAXIMUM = "0.00131400";

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final GenerationRequest request = Requests.simple().build();

  @Test
  void shouldHoldTheDearestAndSettleWhatItCostWhenACallIsMade() {
    // Given
    Reservation.Granted call = (Reservation.Granted) purse("1").reserve(request, MINI);

    // When
    Usage usage = call.settle(Usage.oneCall(1_000, 100).with(new Usage.PromptCache(400, 0)));

    // Then
    assertThat(call.maximumUsd()).isEqualByComparingTo(MAXIMUM);
    // 600 x 0.40 + 400 x 0.10 + 100 x 1.60, a million
    assertThat(usage.costUsd()).isEqualByComparingTo("0.00044");
    assertThat(usage.parameters()).containsEntry("prices", PriceFile.standard().version());
  }

  @Test
  void shouldStopAtTheLimitAndGoOnWithWhatIsGivenBack() {
    // Given
    PricedPurse purse = purse("0.01");
    List<Reservation.Granted> calls = new ArrayList<>();
    while (purse.reserve(request, MINI) instanceof Reservation.Granted granted) {
      calls.add(granted);
    }
    assertThat(calls).hasSize(7);

    // When
    calls.getFirst().release();
    calls.getFirst().release();

    // Then
    assertThat(purse.reserve(request, MINI)).isInstanceOf(Reservation.Granted.class);
    assertThat(purse.reserve(request, MINI))
        .isInstanceOfSatisfying(
            Reservation.Denied.class,
            denied -> {
              assertThat(denied.cause()).isEqualTo(Reservation.Cause.OVER_BUDGET);
              assertThat(denied.reason()).startsWith("budgets.tenant.per-day: ");
            });
  }

  @Test
  void shouldChargeTheMaximumWhenTheReportedTokensCannotBeTrue() {
    // Given
    PricedPurse purse = purse("1");

    // When
    List<Usage> settled =
        List.of(Usage.oneCall(-5, 10), Usage.oneCall(10, 1_000_000), Usage.oneCall(0, 0)).stream()
            .map(usage -> ((Reservation.Granted) purse.reserve(request, MINI)).settle(usage))
            .toList();

    // Then
    assertThat(settled)
        .allSatisfy(usage -> assertThat(usage.costUsd()).isEqualByComparingTo(MAXIMUM));
    assertThat(meters.get(Meters.IMPLAUSIBLE_USAGE.key()).counter().count()).isEqualTo(2);
  }

  @Test
  void shouldNotCallWhenTheAnswerIsWorthLessThanTheCall() {
    // Given
    GenerationRequest cheap =
        GenerationRequest.newBuilder(request).setWorthUsd(new BigDecimal("0.00131399")).build();
    GenerationRequest dear =
        GenerationRequest.newBuilder(request).setWorthUsd(new BigDecimal(MAXIMUM)).build();

    // When
    Reservation refused = purse("1").reserve(cheap, MINI);
    Reservation granted = purse("1").reserve(dear, MINI);

    // Then
    assertThat(refused)
        .isInstanceOfSatisfying(
            Reservation.Denied.class,
            denied -> assertThat(denied.cause()).isEqualTo(Reservation.Cause.NOT_WORTH));
    assertThat(granted).isInstanceOf(Reservation.Granted.class);
  }

  @Test
  void shouldStopWhenThePriceIsUnknownAndNeedNoBudgetWhenItIsFree() {
    // Given
    PricedPurse penniless = purse(BudgetPlan.NONE);

    // When
    Reservation unknown = purse("1").reserve(request, UNKNOWN);
    Reservation free = penniless.reserve(request, OFFLINE);
    Reservation paid = penniless.reserve(request, MINI);

    // Then
    assertThat(unknown)
        .isInstanceOfSatisfying(
            Reservation.Denied.class,
            denied -> assertThat(denied.reason()).contains("model.price", "or to free"));
    assertThat(free).isInstanceOf(Reservation.Granted.class);
    assertThat(paid)
        .isInstanceOfSatisfying(
            Reservation.Denied.class,
            denied -> assertThat(denied.reason()).contains("names no budget"));
  }

  private PricedPurse purse(String perDay) {
    return purse(
        new BudgetPlan(
            ZoneOffset.UTC,
            new BudgetPlan.Limits(Limit.of(new BigDecimal(perDay)), Limit.UNLIMITED),
            Map.of()));
  }

  private PricedPurse purse(BudgetPlan plan) {
    InstantSource clock = InstantSource.fixed(Instant.parse("2026-11-24T12:00:00Z"));
    return new PricedPurse(
        new Tariffs(Map.of(), PriceFile.standard()),
        new LocalTreasury(plan, GenerationRequest::getCreatedAt),
        clock,
        new SpendMeters(meters));
  }
}
