package dev.attune.app.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.avro.Decision;
import dev.attune.avro.DecisionOutcome;
import dev.attune.avro.DecisionReason;
import dev.attune.avro.GenerationResponse;
import dev.attune.avro.GenerationStatus;
import dev.attune.avro.ModelUse;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PulseTest {
  private static final Instant NOW = Instant.parse("2026-03-05T10:00:00Z");

  @Test
  void shouldCountATriggerOnceWhetherItWasAskedForOrSilencedAtOnce() {
    // Given
    Second second = new Second();

    // When
    second.asked();
    second.decided(decision("r1", DecisionOutcome.OFFERED));
    second.decided(decision(null, DecisionOutcome.SUPPRESSED));
    Tick tick = second.end(1, 0, Map.of(), 0, Map.of());

    // Then
    assertThat(tick.triggers()).isEqualTo(2);
    assertThat(tick.asked()).isEqualTo(1);
    assertThat(tick.silences()).containsExactly(Map.entry("caps", 1L));
  }

  @Test
  void shouldAddPricesAndTellCallsWithoutOneApart() {
    // Given
    Second second = new Second();

    // When
    IntStream.rangeClosed(1, 19).forEach(i -> second.answered(answer(1, 100L * i, "0.001")));
    second.answered(answer(1, 9000, null));
    second.answered(answer(0, 0, null));
    Tick tick = second.end(1, 0, Map.of(), 0, Map.of());

    // Then
    assertThat(tick.costUsd()).isEqualByComparingTo("0.019");
    assertThat(tick.unpriced()).isEqualTo(1);
    assertThat(tick.latency()).containsExactly(1000L, 1900L);
  }

  @Test
  void shouldKeepTenMinutesHoweverLongItBeats() throws InterruptedException {
    // Given
    Pulse pulse = new Pulse();

    // When
    for (int i = 1; i <= 2 * Pulse.KEPT; i++) {
      pulse.beat(new Second().end(i, i, Map.of(), 0, Map.of()));
    }

    // Then
    List<Tick> all = pulse.after(0, Duration.ofMillis(1));
    assertThat(all).hasSize(Pulse.KEPT);
    assertThat(all.getLast().sequence()).isEqualTo(2L * Pulse.KEPT);
    assertThat(pulse.after(2L * Pulse.KEPT - 1, Duration.ofMillis(1))).hasSize(1);
    assertThat(pulse.after(2L * Pulse.KEPT, Duration.ofMillis(1))).isEmpty();
  }

  private static Decision decision(@Nullable String request, DecisionOutcome outcome) {
    return new Decision(
        "t",
        request,
        "u",
        "welcome",
        "web",
        "first-visit",
        outcome,
        outcome == DecisionOutcome.OFFERED
            ? null
            : new DecisionReason("caps", "used up", null, null),
        NOW,
        NOW,
        null,
        List.of(),
        "",
        null,
        "");
  }

  private static GenerationResponse answer(int attempts, long millis, @Nullable String cost) {
    BigDecimal price = cost == null ? null : new BigDecimal(cost);
    ModelUse use = new ModelUse("p", "m", Map.of(), attempts, millis, 1, 1, price, 0, 0);
    return new GenerationResponse("r", "u", "web", 1L, GenerationStatus.OK, null, null, use, null);
  }
}
