package dev.attune.topology.profile.update;

import static dev.attune.topology.profile.Happening.START;
import static dev.attune.topology.profile.Happening.day;
import static dev.attune.topology.profile.Happening.minute;
import static dev.attune.topology.profile.Happening.product;
import static dev.attune.topology.profile.Happening.profileOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attune.avro.ClickType;
import dev.attune.avro.Mood;
import dev.attune.avro.PriceBand;
import dev.attune.topology.event.UserEvent;
import dev.attune.topology.profile.model.MoodSignal;
import dev.attune.topology.profile.model.ProfileSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MoodAndPriceTest {

  @Test
  void shouldFadeToNeutralWhenTimePasses() {
    // Given
    Mood mood = profileOf(day(0).rated(1)).getMood();

    // When
    double now = MoodSignal.level(mood, START, ProfileSettings.DEFAULTS);
    double inAWeek =
        MoodSignal.level(mood, START.plus(Duration.ofDays(7)), ProfileSettings.DEFAULTS);

    // Then
    assertThat(now).isEqualTo(-1.0 / 1.5, within(1e-12));
    assertThat(inAWeek).isEqualTo(-0.5, within(1e-12));
  }

  @Test
  void shouldComeToTheSameMoodWhenARatingComesLate() {
    // Given
    UserEvent old = day(0).arriving(START.plus(Duration.ofDays(9))).rated(1);
    UserEvent newer = day(8).arriving(START.plus(Duration.ofDays(9))).rated(4);

    // When
    Mood punctual = profileOf(old, newer).getMood();
    Mood late = profileOf(newer, old).getMood();

    // Then
    assertThat(late.getSum()).isCloseTo(punctual.getSum(), within(1e-12));
    assertThat(late.getWeight()).isCloseTo(punctual.getWeight(), within(1e-12));
    assertThat(late.getAsOf()).isEqualTo(punctual.getAsOf());
    assertThat(late.getEventId()).isEqualTo(punctual.getEventId());
  }

  @Test
  void shouldSayNothingWhenARatingIsMissingOrImpossible() {
    // Given
    UserEvent[] events = {minute(0).rated(null), minute(1).rated(0), minute(2).rated(6)};

    // When
    Mood mood = profileOf(events).getMood();

    // Then
    assertThat(mood.getWeight()).isZero();
  }

  @Test
  void shouldFindMeanAndSpreadOfLogPricesWhenPricesAreSeen() {
    // Given
    List<UserEvent> events = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      double price = i % 2 == 0 ? 10.0 : 1000.0;
      events.add(minute(i).clicked(ClickType.PRODUCT_VIEWED, product("a", "c", price)));
    }

    // When
    PriceBand band = profileOf(events).getPriceBand();

    // Then
    assertThat(band.getCount()).isEqualTo(2_000);
    assertThat(Math.exp(band.getMeanLog())).isBetween(90.0, 110.0);
    assertThat(band.getSpreadLog()).isCloseTo(Math.log(10.0), within(0.1));
  }

  @Test
  void shouldIgnoreWhatIsNoPriceWhenPricesAreMissingOrFree() {
    // Given
    UserEvent free = minute(0).clicked(ClickType.PRODUCT_VIEWED, product("a", "c", 0.0));
    UserEvent negative = minute(1).clicked(ClickType.PRODUCT_VIEWED, product("a", "c", -3.0));

    // When
    PriceBand band = profileOf(free, negative).getPriceBand();

    // Then
    assertThat(band.getCount()).isZero();
  }
}
