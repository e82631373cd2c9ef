package dev.attune.generation.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.avro.GenerationResponse;
import dev.attune.avro.GenerationStatus;
import dev.attune.generation.admit.AdmissionLimits;
import dev.attune.generation.budget.Purse;
import dev.attune.generation.budget.Reservation;
import dev.attune.generation.budget.UnlimitedPurse;
import dev.attune.generation.model.Usage;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of the money of a call that is made, repeated, or not made at all. */
@Timeout(60)
class RetryMoneyTest {

  private final RetryRig rig = new RetryRig();

  @Test
  void shouldNameTheBreakerWhenTheAccountIsEmpty() {
    // Given
    Provider primary = rig.failing("primary", "MONEY_GONE");
    ChainedModel model = primary.behind(RetryRig.limits(AdmissionLimits.UNLIMITED, 10, 10));
    GenerationResponse first = rig.generate(model);

    // When
    GenerationResponse second = rig.generate(model);

    // Then
    assertThat(first.getDetail()).startsWith("MONEY_GONE");
    assertThat(second.getStatus()).isEqualTo(GenerationStatus.PROVIDER_ERROR);
    assertThat(second.getDetail()).isEqualTo("primary: breaker open until 2026-11-20T11:00:01Z");
    assertThat(second.getUse().getAttempts()).isZero();
    assertThat(primary.calls()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"OVER_BUDGET, OVER_BUDGET", "NOT_WORTH, NOT_WORTH"})
  void shouldSayWhyWhenThereIsNoMoney(Reservation.Cause cause, GenerationStatus status) {
    // Given
    rig.purse = (request, model) -> new Reservation.Denied(cause, "the day's budget is used up");
    Provider primary = rig.provider("primary", RetryRig::written);

    // When
    GenerationResponse response = rig.generate(primary.behind(RetryRig.OPEN));

    // Then
    assertThat(response.getStatus()).isEqualTo(status);
    assertThat(response.getDetail()).isEqualTo("the day's budget is used up");
    assertThat(primary.calls()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"RATE_LIMITED, 0, 3", "TIMED_OUT, 3, 0", "UNREACHABLE, 3, 0", "BAD_REQUEST, 0, 1"})
  void shouldSettleWhatMayBeBilledAndReleaseTheRest(String kind, int settled, int released) {
    // Given
    CountingPurse counting = new CountingPurse();
    rig.purse = counting;

    // When
    GenerationResponse response = rig.generate(rig.failing("primary", kind).behind(RetryRig.OPEN));

    // Then
    assertThat(response.getStatus()).isEqualTo(GenerationStatus.PROVIDER_ERROR);
    assertThat(counting.settled).hasValue(settled);
    assertThat(counting.released).hasValue(released);
  }

  @Test
  void shouldReleaseTheMoneyWhenNoCallWasMade() {
    // Given
    CountingPurse counting = new CountingPurse();
    rig.purse = counting;
    Provider slow = new Provider("slow", rig.pace, Duration.ofMinutes(5), RetryRig::written);

    // When
    rig.generateMany(
        4, new ArrayList<>(), slow.behind(RetryRig.limits(AdmissionLimits.UNLIMITED, 1, 1)));

    // Then
    assertThat(counting.settled).hasValue(1);
    assertThat(counting.released).hasValue(3);
  }

  @Test
  void shouldAskAgainWhenMoneyIsOnItsWay() {
    // Given
    AtomicInteger asked = new AtomicInteger();
    rig.purse =
        (request, model) ->
            asked.incrementAndGet() < 4
                ? new Reservation.Denied(Reservation.Cause.AWAITING_MONEY, "a lease is on its way")
                : new UnlimitedPurse().reserve(request, model);

    // When
    GenerationResponse response =
        rig.generate(rig.provider("primary", RetryRig::written).behind(RetryRig.OPEN));

    // Then
    assertThat(response.getStatus()).isEqualTo(GenerationStatus.OK);
    assertThat(rig.pace.elapsed()).isEqualTo(RetryRig.CALL.plusMillis(600));
  }

  /** Grants all and counts what became of it. */
  private static final class CountingPurse implements Purse {
    private final AtomicInteger settled = new AtomicInteger();
    private final AtomicInteger released = new AtomicInteger();

    @Override
    public Reservation reserve(
        dev.attune.avro.GenerationRequest request,
        dev.attune.generation.model.ModelIdentity model) {
      return new Reservation.Granted() {
        @Override
        public BigDecimal maximumUsd() {
          return BigDecimal.ONE;
        }

        @Override
        public Usage settle(Usage usage) {
          settled.incrementAndGet();
          return usage;
        }

        @Override
        public void release() {
          released.incrementAndGet();
        }
      };
    }
  }
}
