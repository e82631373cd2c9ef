package dev.attune.generation.admit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.generation.admit.line.Ask;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who may call depends on the time that is left. */
@Timeout(60)
class GateTimeTest {

  private static final Duration CALL = Duration.ofSeconds(2);
  private static final Duration LONG = Duration.ofHours(1);

  private final SimulatedPace pace = new SimulatedPace();
  private final List<String> log = Collections.synchronizedList(new ArrayList<>());

  @Test
  void shouldEndAtOnceWhatCannotBeAnsweredInTime() throws InterruptedException {
    // Given
    Gate gate = gate(1);
    call(gate, "first", 0, LONG, CALL);
    pace.awaitAll();

    // When
    Entry entry = enter(gate, 0, CALL.minusMillis(1));

    // Then
    assertThat(entry).isEqualTo(new Entry.TooLate(CALL));
    assertThat(gate.waiting()).isZero();
  }

  @Test
  void shouldEndWhoWaitsWhenTooLittleTimeIsLeftAndNotLater() {
    // Given
    Gate gate = gate(1);
    call(gate, "first", 0, LONG, CALL);
    pace.awaitAll();
    call(gate, "long", 0, LONG, Duration.ofSeconds(9));
    pace.pass(Duration.ofMillis(1));

    // When
    Duration start = pace.elapsed();
    call(gate, "waiting", 0, Duration.ofSeconds(5), CALL);
    call(gate, "patient", 1, LONG, CALL);
    pace.awaitAll();

    // Then
    assertThat(log).containsExactly("first", "long", "not waiting after 3000 ms", "patient");
    assertThat(pace.elapsed().minus(start)).isLessThan(Duration.ofSeconds(12));
  }

  @Test
  void shouldServeTheNewestWhenTheOldestAreShortOfTime() {
    // Given
    Gate gate = gate(1);
    call(gate, "slow", 0, LONG, CALL.multipliedBy(2));
    pace.awaitAll();
    call(gate, "quick", 0, LONG, CALL);
    pace.awaitAll();
    call(gate, "running", 0, LONG, CALL);
    pace.pass(Duration.ofMillis(1));

    // When
    call(gate, "old", 0, Duration.ofMillis(5_900), CALL);
    call(gate, "new and of a low class", 1, Duration.ofSeconds(20), CALL);
    call(gate, "new", 0, Duration.ofSeconds(10), CALL);
    pace.awaitAll();

    // Then
    assertThat(log).startsWith("slow", "quick", "running", "new");
  }

  @Test
  void shouldSpendItsTrialsOnThoseWithTheMostTime() {
    // Given
    Gate gate = gate(100);
    call(gate, "first", 0, LONG, CALL);
    pace.awaitAll();
    for (int i = 0; i < 20; i++) {
      fail(gate);
    }

    // When
    for (int seconds = 20; seconds < 40; seconds++) {
      call(gate, "left " + seconds, 0, Duration.ofSeconds(seconds), CALL);
    }
    pace.awaitAll();

    // Then
    assertThat(log.subList(1, 4)).containsExactlyInAnyOrder("left 39", "left 38", "left 37");
    assertThat(log).hasSize(21);
  }

  @Test
  void shouldTryAgainOneAtATimeWhenWhatItKnowsIsOld() throws InterruptedException {
    // Given
    Gate gate = gate(100);
    call(gate, "in a slow hour", 0, LONG, Duration.ofSeconds(30));
    pace.awaitAll();
    Entry refused = enter(gate, 0, Duration.ofSeconds(5));
    pace.pass(Duration.ofSeconds(11));

    // When
    Entry tried = enter(gate, 0, Duration.ofSeconds(5));
    Entry another = enter(gate, 0, Duration.ofSeconds(5));
    pace.pass(CALL);
    ((Entry.Admitted) tried).ended(CallEnd.ANSWERED, 0, Duration.ZERO);
    Entry afterwards = enter(gate, 0, Duration.ofSeconds(5));

    // Then
    assertThat(refused).isInstanceOf(Entry.TooLate.class);
    assertThat(another).isInstanceOf(Entry.TooLate.class);
    assertThat(afterwards).isInstanceOf(Entry.Admitted.class);
  }

  @Test
  void shouldLearnFromCallsThatWereCutShort() throws InterruptedException {
    // Given
    Gate gate = gate(100);

    // When
    Entry first = enter(gate, 0, Duration.ofSeconds(5));
    pace.pass(Duration.ofSeconds(5));
    ((Entry.Admitted) first).ended(CallEnd.CUT_SHORT, 0, Duration.ZERO);
    Entry second = enter(gate, 0, Duration.ofMillis(4_999));

    // Then
    assertThat(second).isEqualTo(new Entry.TooLate(Duration.ofSeconds(5)));
  }

  private Gate gate(int places) {
    long unlimited = AdmissionLimits.UNLIMITED;
    return new Gate(
        "m", new AdmissionLimits(unlimited, unlimited, places, places, true, LONG), pace);
  }

  private Entry enter(Gate gate, int priority, Duration left) throws InterruptedException {
    long deadline = pace.nanos() + left.toNanos();
    return gate.enter(new Ask(priority, 1, pace.nanos(), deadline), deadline);
  }

  private void call(Gate gate, String name, int priority, Duration left, Duration takes) {
    pace.start(() -> {
      long came = pace.nanos();
      try {
        if (enter(gate, priority, left) instanceof Entry.Admitted place) {
          log.add(name);
          pace.pass(takes);
          place.ended(CallEnd.ANSWERED, 0, Duration.ZERO);
        } else {
          long waited = Duration.ofNanos(pace.nanos() - came).toMillis();
          log.add("not " + name + " after " + waited + " ms");
        }
      } catch (InterruptedException stopped) {
        throw new IllegalStateException(stopped);
      }
    });
  }

  private void fail(Gate gate) {
    pace.start(() -> {
      try {
        if (enter(gate, 0, Duration.ofSeconds(3)) instanceof Entry.Admitted place) {
          place.ended(CallEnd.FAULTY, 0, Duration.ZERO);
        }
      } catch (InterruptedException stopped) {
        throw new IllegalStateException(stopped);
      }
    });
    pace.awaitAll();
  }
}
