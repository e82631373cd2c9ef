package dev.attune.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.app.shop.ShopEvent;
import dev.attune.avro.ErasureCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class DemoClockTest {
  private static final Instant NINE = Instant.parse("2026-11-23T09:00:00Z");
  private static final Instant WALL = Instant.parse("2026-11-23T17:31:04.250Z");

  private final AtomicReference<Instant> wall = new AtomicReference<>(WALL);
  private final DemoClock clock = new DemoClock(NINE, 60, wall::get);

  @Test
  void shouldShowItsStartWhenItDoesNotRunYet() {
    // When
    wall.set(WALL.plus(Duration.ofMinutes(1)));

    // Then
    assertThat(clock.instant()).isEqualTo(NINE);
  }

  @Test
  void shouldPassAnHourWhenAMinuteHasPassed() {
    // Given
    wall.set(WALL.plusSeconds(8));
    clock.run();

    // When
    wall.set(WALL.plusSeconds(68));

    // Then
    assertThat(clock.instant()).isEqualTo(NINE.plus(Duration.ofHours(1)));
  }

  @Test
  void shouldLetAnEventOutWhenItShowsItsArrival() {
    // Given
    Instant arrival = NINE.plus(Duration.ofMinutes(90));

    // When
    Instant due = clock.run().dueAt(event(arrival), 0);

    // Then
    wall.set(due);
    assertThat(due).isEqualTo(WALL.plus(Duration.ofSeconds(90)));
    assertThat(clock.instant()).isEqualTo(arrival);
  }

  private static ShopEvent event(Instant arrival) {
    return new ShopEvent("erasures", "u", new ErasureCommand("c", "u", arrival, "user"), arrival);
  }
}
