package dev.attune.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class StopSignalTest {
  @Test
  void shouldHoldTheShutdownBackWhenTheCommandHasNotClosedYet() throws Exception {
    // Given
    StopSignal signal = StopSignal.open();
    Thread shutdown = Thread.ofPlatform().start(signal::stop);
    signal.await();

    // When
    boolean endedBefore = shutdown.join(Duration.ofMillis(50));
    signal.close();

    // Then
    assertThat(endedBefore).isFalse();
    assertThat(shutdown.join(Duration.ofSeconds(5))).isTrue();
    assertThat(signal.isSet()).isTrue();
  }

  @Test
  void shouldForgetTheHookWhenNobodyAskedToStop() {
    // Given
    StopSignal signal = StopSignal.open();

    // When
    signal.close();

    // Then
    assertThat(signal.isSet()).isFalse();
  }
}
