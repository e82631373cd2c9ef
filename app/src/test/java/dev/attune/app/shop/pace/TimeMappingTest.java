package dev.attune.app.shop.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class TimeMappingTest {

  private static final Instant SIMULATED = Instant.parse("2026-03-02T08:00:00Z");
  private static final Instant WRITTEN = Instant.parse("2030-01-01T00:00:00Z");

  @Test
  void shouldMakeTenSecondsOfAnHourWhenCompressedBy360() {
    // Given
    var mapping = new TimeMapping(SIMULATED, WRITTEN, 360);

    // When
    Instant written = mapping.emitted(SIMULATED.plusSeconds(3600));

    // Then
    assertThat(written).isEqualTo(WRITTEN.plusSeconds(10));
    assertThat(mapping.simulated(Duration.ofSeconds(10))).isEqualTo(Duration.ofHours(1));
  }

  @Property
  void shouldComeBackToTheSameMomentWhenMappedThereAndBack(
      @ForAll @LongRange(min = -1_000_000, max = 1_000_000) long seconds) {
    // Given
    var mapping = new TimeMapping(SIMULATED, WRITTEN, 60);
    Instant moment = WRITTEN.plusSeconds(seconds);

    // When
    Instant back = mapping.emitted(mapping.simulated(moment));

    // Then
    assertThat(back).isEqualTo(moment);
  }

  @Test
  void shouldLeaveTimeAsItIsWhenThereIsNoMapping() {
    // Given
    TimeMapping mapping = TimeMapping.none();

    // When
    Instant written = mapping.emitted(SIMULATED);

    // Then
    assertThat(written).isEqualTo(SIMULATED);
  }

  @Test
  void shouldRefuseACompressionOfZero() {
    // Given
    double zero = 0;

    // When
    // Then
    assertThatThrownBy(() -> new TimeMapping(SIMULATED, WRITTEN, zero))
        .hasMessageContaining("compression");
  }
}
