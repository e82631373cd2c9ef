package dev.attune.generation.budget.lease;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.budget.Usd;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LeaseSchedulesTest {

  private static final int SCHEDULES = 10_000;

  /** Shortly before midnight, the end of a month, both changes of clocks, and any afternoon. */
  private static final List<Instant> STARTS =
      List.of(
          Instant.parse("2026-03-10T22:58:00Z"),
          Instant.parse("2026-03-31T21:55:00Z"),
          Instant.parse("2026-03-28T22:58:00Z"),
          Instant.parse("2026-10-25T22:57:00Z"),
          Instant.parse("2026-10-24T21:59:00Z"),
          Instant.parse("2026-06-17T14:00:00Z"));

  @Test
  void shouldNeverOverspendWhateverHappensInTenThousandSchedules() {
    // When
    List<LeaseSimulation.Result> results =
        IntStream.range(0, SCHEDULES)
            .parallel()
            .mapToObj(seed -> new LeaseSimulation(seed, STARTS.get(seed % STARTS.size())).run())
            .toList();

    // Then
    assertThat(results)
        .allSatisfy(result -> assertThat(result.overspent()).isEqualByComparingTo(Usd.ZERO));
    assertThat(results)
        .as("what stays unspent is what workers held when they crashed, or never heard of")
        .allSatisfy(
            result -> assertThat(result.stranded()).isLessThanOrEqualTo(result.strandedBound()));
    // The schedules are worth something only if they spend, drain budgets, crash and turn days.
    assertThat(total(results.stream().map(LeaseSimulation.Result::spent).toList()))
        .isGreaterThan(new BigDecimal(SCHEDULES / 4));
    assertThat(results.stream().filter(LeaseSimulation.Result::drained).count())
        .isGreaterThan(SCHEDULES / 4);
    assertThat(results.stream().mapToInt(LeaseSimulation.Result::crashes).sum())
        .isGreaterThan(SCHEDULES / 2);
    assertThat(results.stream().filter(result -> result.days() > 1).count())
        .isGreaterThan(SCHEDULES / 4);
  }

  private static BigDecimal total(List<BigDecimal> amounts) {
    return amounts.stream().reduce(Usd.ZERO, BigDecimal::add);
  }
}
