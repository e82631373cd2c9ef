package dev.attune.topology.profile.update;

import static dev.attune.topology.profile.Happening.START;
import static dev.attune.topology.profile.Happening.day;
import static dev.attune.topology.profile.Happening.minute;
import static dev.attune.topology.profile.Happening.profileOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.avro.OutcomeType;
import dev.attune.avro.Session;
import dev.attune.topology.event.UserEvent;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SessionUpdaterTest {

  @Test
  void shouldStartAVisitWhenHalfAnHourHasPassed() {
    // Given
    UserEvent[] events = {
      minute(0).in("s").viewed("a"), minute(30).in("s").viewed("b"), minute(61).in("s").viewed("c")
    };

    // When
    Session first = profileOf(events[0], events[1]).getSession();
    Session second = profileOf(events).getSession();

    // Then
    assertThat(first).returns(1L, Session::getNumber).returns(2, Session::getViews);
    assertThat(second).returns(2L, Session::getNumber).returns(1, Session::getViews);
  }

  @Test
  void shouldStartAVisitWhenTheProducerNamesAnother() {
    // Given
    UserEvent[] events = {
      minute(0).in("s").viewed("a"), minute(1).viewed("b"), minute(2).in("t").viewed("c")
    };

    // When
    Session session = profileOf(events).getSession();

    // Then
    assertThat(session).returns("t", Session::getSessionId).returns(2L, Session::getNumber);
  }

  @Test
  void shouldCountALateEventWhereItBelongsAndNowhereElse() {
    // Given
    UserEvent[] events = {
      day(2).viewed("a"),
      day(2).arriving(START.plus(Duration.ofDays(3))).viewed("b"),
      day(1).arriving(START.plus(Duration.ofDays(3))).viewed("c")
    };

    // When
    Session session = profileOf(events).getSession();

    // Then
    assertThat(session).returns(1L, Session::getNumber).returns(2, Session::getViews);
    assertThat(session.getStartedAt()).isEqualTo(START.plus(Duration.ofDays(2)));
  }

  @Test
  void shouldGoOnUntouchedWhenAnOfferIsShown() {
    // Given
    UserEvent[] events = {minute(0).viewed("a"), minute(20).answered(OutcomeType.SHOWN)};

    // When
    Session session = profileOf(events).getSession();

    // Then
    assertThat(session.getArrivedAt()).isEqualTo(START);
  }
}
