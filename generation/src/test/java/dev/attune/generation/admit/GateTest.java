package dev.attune.generation.admit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attune.generation.admit.line.Ask;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GateTest {

  private static final Duration CALL = Duration.ofSeconds(2);
  private static final long UNLIMITED = AdmissionLimits.UNLIMITED;
  private static final long HOUR = Duration.ofHours(1).toNanos();

  private final SimulatedPace pace = new SimulatedPace();
  private final List<String> log = Collections.synchronizedList(new ArrayList<>());
  private final List<Long> starts = Collections.synchronizedList(new ArrayList<>());

  @Test
  void shouldServeByClassThenDeadlineWhenThereIsOnePlace() {
    // Given
    Gate gate = gate(UNLIMITED, UNLIMITED, 1, 1);
    call(gate, "first", 0, 100);
    pace.pass(Duration.ofMillis(1));

    // When
    call(gate, "low", 2, 20);
    call(gate, "urgent-late", 0, 40);
    call(gate, "urgent-soon", 0, 30);
    call(gate, "middle", 1, 20);
    pace.awaitAll();

    // Then
    assertThat(log).containsExactly("first", "urgent-soon", "urgent-late", "middle", "low");
    assertThat(gate.running()).isZero();
    assertThat(gate.waiting()).isZero();
  }

  @Test
  void shouldServeALowClassInTheEndWhenUrgentOnesKeepComing() {
    // Given
    Gate gate = gate(UNLIMITED, UNLIMITED, 1, 1);
    call(gate, "first", 0, 1000);
    pace.pass(Duration.ofMillis(1));
    call(gate, "low", 1, 1000);

    // When
    for (int i = 0; i < 10; i++) {
      call(gate, "urgent", 0, 1000);
      call(gate, "urgent", 0, 1000);
      pace.pass(CALL);
    }
    pace.awaitAll();

    // Then
    assertThat(log.indexOf("low")).isBetween(4, 8);
  }

  @Test
  void shouldStayWithinATenthAboveTheRateInAnyMinuteAndUseItUp() {
    // Given
    Gate gate = gate(300, UNLIMITED, 1000, 1000);

    // When
    for (int i = 0; i < 900; i++) {
      call(gate, "call", i % 3, 3600);
    }
    pace.awaitAll();

    // Then
    assertThat(starts).hasSize(900);
    assertThat(mostInAMinute()).isLessThanOrEqualTo(330);
    assertThat(pace.elapsed().toSeconds()).isBetween(170L, 176L);
  }

  @Test
  void shouldGiveBackTokensThatWereNotUsed() {
    // Given
    Gate estimated = gate(UNLIMITED, 6000, 1000, 1000);
    Gate corrected = gate(UNLIMITED, 6000, 1000, 1000);

    // When
    Duration atEstimates = timeOf(30, estimated, 1000);
    Duration atUse = timeOf(30, corrected, 100);

    // Then
    assertThat(atEstimates.toSeconds()).isCloseTo(290, within(5L));
    assertThat(atUse.toSeconds()).isLessThan(70);
  }

  @Test
  void shouldCutThePlacesOnceARoundWhenTheModelResists() {
    // Given
    Gate gate = gate(UNLIMITED, UNLIMITED, 8, 100);

    // When
    for (int i = 0; i < 64; i++) {
      pace.start(() -> end(gate, CallEnd.RATE_LIMITED));
    }
    pace.awaitAll();

    // Then
    assertThat(gate.concurrencyLimit()).isEqualTo(44);
  }

  @Test
  void shouldNeverLeaveTheBoundsOfPlaces() {
    // Given
    Gate gate = gate(UNLIMITED, UNLIMITED, 8, 100);

    // When
    for (int i = 0; i < 300; i++) {
      call(gate, "call", 0, 3600);
    }
    pace.awaitAll();
    int grown = gate.concurrencyLimit();
    for (int i = 0; i < 30; i++) {
      end(gate, CallEnd.OVERLOADED);
    }

    // Then
    assertThat(grown).isEqualTo(100);
    assertThat(gate.concurrencyLimit()).isEqualTo(8);
  }

  @Test
  void shouldOpenOnFaultsTryAgainAndCloseWithinTenSeconds() throws InterruptedException {
    // Given
    Gate gate = breaking();
    for (int i = 0; i < 10; i++) {
      end(gate, CallEnd.FAULTY);
    }

    // When
    Entry refused = gate.enter(ask(0, 1), pace.nanos() + 1_000_000_000L);
    Duration opened = pace.elapsed();
    for (int i = 0; i < 20; i++) {
      call(gate, "call", 0, 100);
    }
    pace.awaitAll();

    // Then
    assertThat(refused).isInstanceOf(Entry.Closed.class);
    assertThat(((Entry.Closed) refused).cause()).isEqualTo(WaitCause.BREAKER);
    assertThat(log).hasSize(20);
    assertThat(starts.stream().filter(start -> start < 5_200_000_000L + opened.toNanos()))
        .hasSize(3);
    assertThat(pace.elapsed().minus(opened)).isLessThan(Duration.ofSeconds(10));
    assertThat(gate.isOpen()).isFalse();
  }

  @Test
  void shouldOpenAgainWhenTheTrialsFail() {
    // Given
    Gate gate = breaking();
    for (int i = 0; i < 10; i++) {
      end(gate, CallEnd.OVERLOADED);
    }
    pace.pass(Duration.ofSeconds(6));

    // When
    for (int i = 0; i < 3; i++) {
      end(gate, CallEnd.FAULTY);
    }

    // Then
    assertThat(gate.isOpen()).isTrue();
  }

  @Test
  void shouldBeLeftAloneUntilTheResetWhenTheMoneyIsGone() throws InterruptedException {
    // Given
    Gate gate = breaking();
    end(gate, CallEnd.MONEY_GONE);

    // When
    Entry refused = gate.enter(ask(0, 1), pace.nanos() + 60_000_000_000L);
    pace.pass(Duration.ofMinutes(61));
    end(gate, CallEnd.ANSWERED);

    // Then
    assertThat(((Entry.Closed) refused).untilNanos()).isEqualTo(HOUR + 10_000_000);
  }

  @Test
  void shouldLetNobodyInWhenTheProviderWantsToBeLeftAlone() throws InterruptedException {
    // Given
    Gate gate = gate(UNLIMITED, UNLIMITED, 10, 10);
    ((Entry.Admitted) gate.enter(ask(0, 3600), HOUR))
        .ended(CallEnd.RATE_LIMITED, 0, Duration.ofSeconds(7));

    // When
    Entry hopeless = gate.enter(ask(0, 3600), 5_000_000_000L);
    Entry patient = gate.enter(ask(0, 3600), HOUR);

    // Then
    assertThat(hopeless).isEqualTo(new Entry.Closed(WaitCause.HOLD, 7_000_000_000L));
    assertThat(patient).isInstanceOf(Entry.Admitted.class);
    assertThat(pace.elapsed()).isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void shouldLeaveTheQueueWhenInterrupted() throws Exception {
    // Given
    Gate gate = gate(UNLIMITED, UNLIMITED, 1, 1);
    call(gate, "first", 0, 100);
    pace.pass(Duration.ofMillis(1));
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread waiting =
        pace.start(() -> {
          try {
            gate.enter(ask(0, 100), HOUR);
          } catch (InterruptedException stopped) {
            thrown.set(stopped);
          }
        });
    call(gate, "behind", 1, 100);
    pace.pass(Duration.ofMillis(1));

    // When
    waiting.interrupt();
    waiting.join();
    pace.awaitAll();

    // Then
    assertThat(thrown).doesNotHaveNullValue();
    assertThat(log).containsExactly("first", "behind");
    assertThat(gate.waiting()).isZero();
    assertThat(gate.running()).isZero();
  }

  @Test
  void shouldGiveUpWhenItsTimeIsOver() throws InterruptedException {
    // Given
    Gate gate = gate(UNLIMITED, UNLIMITED, 1, 1);
    Entry held = gate.enter(ask(0, 3600), HOUR);

    // When
    Entry refused = gate.enter(ask(0, 3600), 3_000_000_000L);

    // Then
    assertThat(held).isInstanceOf(Entry.Admitted.class);
    assertThat(refused).isEqualTo(new Entry.Waited(WaitCause.CONCURRENCY));
    assertThat(pace.elapsed()).isEqualTo(Duration.ofSeconds(3));
  }

  private Gate gate(long requests, long tokens, int least, int most) {
    return new Gate(
        "m", new AdmissionLimits(requests, tokens, least, most, false, Duration.ofHours(1)), pace);
  }

  private Gate breaking() {
    return new Gate(
        "m", new AdmissionLimits(UNLIMITED, UNLIMITED, 100, 100, true, Duration.ofHours(1)), pace);
  }

  private Ask ask(int priority, long deadlineSeconds) {
    return new Ask(priority, 1000, pace.nanos(), Duration.ofSeconds(deadlineSeconds).toNanos());
  }

  private void call(Gate gate, String name, int priority, long deadlineSeconds) {
    Ask ask = ask(priority, deadlineSeconds);
    pace.start(() -> call(gate, name, ask, 0));
  }

  private void call(Gate gate, String name, Ask ask, long used) {
    try {
      if (gate.enter(ask, HOUR) instanceof Entry.Admitted place) {
        log.add(name);
        starts.add(pace.nanos());
        pace.pass(CALL);
        place.ended(CallEnd.ANSWERED, used, Duration.ZERO);
      }
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  private void end(Gate gate, CallEnd end) {
    try {
      if (gate.enter(ask(0, 3600), HOUR * 2) instanceof Entry.Admitted place) {
        pace.pass(Duration.ofMillis(10));
        place.ended(end, 0, Duration.ZERO);
      }
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  private Duration timeOf(int calls, Gate gate, long used) {
    long start = pace.nanos();
    for (int i = 0; i < calls; i++) {
      Ask ask = ask(0, 3600);
      pace.start(() -> call(gate, "call", ask, used));
    }
    pace.awaitAll();
    return Duration.ofNanos(pace.nanos() - start);
  }

  private long mostInAMinute() {
    List<Long> sorted = starts.stream().sorted().toList();
    long minute = Duration.ofMinutes(1).toNanos();
    return sorted.stream()
        .mapToLong(from -> sorted.stream().filter(s -> s >= from && s < from + minute).count())
        .max()
        .orElse(0);
  }
}
