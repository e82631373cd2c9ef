package dev.attune.connectors.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class LogClockTest {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  private record Event(String topic, Instant at) {}

  private record Stamped(String topic, Instant arrivedAt) {}

  @Test
  void shouldShowTheLatestTimeSeenWhenEventsAreLate() {
    // Given
    List<Instant> times = List.of(NOON, NOON.plusSeconds(60), NOON.minusSeconds(86_400));

    // When
    List<Instant> arrivals = arrivals(times);

    // Then
    assertThat(arrivals.subList(1, 3)).containsOnly(NOON.plusSeconds(60));
  }

  @Test
  void shouldGoOnByAMillisecondWhenTheTopicChangesAndTheTimeDoesNot() {
    // Given
    LogClock clock = LogClock.startingWith(List.of(NOON));
    clock.observe(NOON);

    // When
    List<Instant> arrivals =
        List.of(clock.stamp("catalog"), clock.stamp("clickstream"), clock.stamp("clickstream"));

    // Then
    assertThat(arrivals).containsExactly(NOON, NOON.plusMillis(1), NOON.plusMillis(1));
  }

  @Test
  void shouldStayWhenATimeIsAbsurd() {
    // Given
    List<Instant> times =
        List.of(
            NOON,
            Instant.EPOCH,
            Instant.ofEpochMilli(-1),
            Instant.parse("1999-12-31T23:59:59.999Z"),
            Instant.parse("2100-01-01T00:00:00Z"),
            Instant.ofEpochMilli(Long.MAX_VALUE));

    // When
    List<Instant> arrivals = arrivals(times);

    // Then
    assertThat(arrivals).containsOnly(NOON);
  }

  @Test
  void shouldBelieveALeapWhenTheThirdEventInARowAgrees() {
    // Given
    Instant later = NOON.plus(Duration.ofDays(800));
    List<Instant> times =
        opened(later, later.plusSeconds(2), later.plusSeconds(1), later.plusSeconds(1));

    // When
    List<Instant> arrivals = arrivals(times);

    // Then
    assertThat(arrivals.subList(16, 20))
        .containsExactly(NOON, NOON, later.plusSeconds(2), later.plusSeconds(2));
  }

  @Test
  void shouldNotBelieveALeapWhenTheWitnessesAreInterruptedOrDisagree() {
    // Given
    Instant later = NOON.plus(Duration.ofDays(800));
    Instant muchLater = later.plus(Duration.ofDays(367));
    List<Instant> times = opened(later, later, NOON, later, later, muchLater, later);

    // When
    List<Instant> arrivals = arrivals(times);

    // Then
    assertThat(arrivals).containsOnly(NOON);
  }

  @Test
  void shouldStartAtTheEarliestSaneTimeWhenTheFirstRowIsWrong() {
    // Given
    List<Instant> times = List.of(Instant.parse("2099-01-01T00:00:00Z"), Instant.EPOCH, NOON);

    // When
    List<Instant> arrivals = arrivals(times);

    // Then
    assertThat(arrivals).containsOnly(NOON);
  }

  @Test
  void shouldStartAtTheYear2000WhenNoTimeOfTheOpeningIsSane() {
    // Given
    LogClock clock = LogClock.startingWith(List.of(Instant.EPOCH, LogClock.LATEST));

    // When
    Instant arrival = clock.stamp("clickstream");

    // Then
    assertThat(arrival).isEqualTo(LogClock.EARLIEST);
  }

  @Property
  void shouldNeverGoBackAndNeverTieAcrossTopicsWhateverTheLog(@ForAll("logs") List<Event> log) {
    // When
    List<Stamped> stamped = stamp(log);

    // Then
    for (int index = 1; index < stamped.size(); index++) {
      Stamped before = stamped.get(index - 1);
      Stamped now = stamped.get(index);
      assertThat(now.arrivedAt()).isAfterOrEqualTo(before.arrivedAt());
      assertThat(now.arrivedAt().equals(before.arrivedAt()) && !now.topic().equals(before.topic()))
          .isFalse();
    }
  }

  @Property
  void shouldNotDependOnLaterEventsOnceTheOpeningIsOver(
      @ForAll("logs") List<Event> log, @ForAll("logs") List<Event> later) {
    // Given
    List<Event> opened = new ArrayList<>(log);
    while (opened.size() < LogClock.OPENING) {
      opened.add(new Event("clickstream", NOON));
    }
    List<Event> longer = new ArrayList<>(opened);
    longer.addAll(later);

    // When
    List<Stamped> stamped = stamp(longer);

    // Then
    assertThat(stamped.subList(0, opened.size())).isEqualTo(stamp(opened));
  }

  @Property
  void shouldBeTheRunningMaximumWhenEveryTimeIsNearAndTheTopicIsOne(
      @ForAll("nearTimes") List<Instant> times) {
    // When
    List<Instant> arrivals = arrivals(times);

    // Then
    Instant latest = Instant.MIN;
    for (int index = 0; index < times.size(); index++) {
      latest = times.get(index).isAfter(latest) ? times.get(index) : latest;
      assertThat(arrivals.get(index)).isEqualTo(latest);
    }
  }

  @Provide
  Arbitrary<List<Event>> logs() {
    Arbitrary<String> topics = Arbitraries.of("clickstream", "purchases", "catalog");
    Arbitrary<Instant> near = near();
    Arbitrary<Instant> any = Arbitraries.longs().map(Instant::ofEpochMilli);
    Arbitrary<Instant> leaps =
        Arbitraries.longs().between(-3_000, 3_000).map(days -> NOON.plus(Duration.ofDays(days)));
    Arbitrary<Instant> times = Arbitraries.oneOf(near, leaps, any);
    return Combinators.combine(topics, times).as(Event::new).list().ofMaxSize(60);
  }

  @Provide
  Arbitrary<List<Instant>> nearTimes() {
    return near().list().ofMinSize(1).ofMaxSize(60);
  }

  private static Arbitrary<Instant> near() {
    return Arbitraries.longs().between(-5, 5).map(NOON::plusMillis);
  }

  private static List<Instant> opened(Instant... times) {
    List<Instant> all = new ArrayList<>();
    for (int index = 0; index < LogClock.OPENING; index++) {
      all.add(NOON);
    }
    all.addAll(List.of(times));
    return all;
  }

  private static List<Instant> arrivals(List<Instant> times) {
    List<Event> log = times.stream().map(at -> new Event("clickstream", at)).toList();
    return stamp(log).stream().map(Stamped::arrivedAt).toList();
  }

  private static List<Stamped> stamp(List<Event> log) {
    LogClock clock = LogClock.startingWith(log.stream().map(Event::at).toList());
    List<Stamped> stamped = new ArrayList<>();
    for (Event event : log) {
      clock.observe(event.at());
      stamped.add(new Stamped(event.topic(), clock.stamp(event.topic())));
    }
    return stamped;
  }
}
