package dev.attune.topology.profile.update;

import static dev.attune.topology.profile.Happening.START;
import static dev.attune.topology.profile.Happening.day;
import static dev.attune.topology.profile.Happening.minute;
import static dev.attune.topology.profile.Happening.product;
import static dev.attune.topology.profile.Happening.profileOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attune.avro.Affinity;
import dev.attune.avro.ClickType;
import dev.attune.avro.Interests;
import dev.attune.avro.Profile;
import dev.attune.topology.event.UserEvent;
import dev.attune.topology.profile.Happening;
import dev.attune.topology.profile.model.ProfileSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class InterestUpdaterTest {

  @Test
  void shouldWeighDeedsWhenAProductIsViewedAddedAndBought() {
    // Given
    UserEvent[] events = {minute(0).viewed("a"), minute(0).added("a"), minute(0).ordered("a")};

    // When
    Interests interests = profileOf(events).getInterests();

    // Then
    assertThat(interests.getCategories()).containsExactly(new Affinity("shop.a", 9.0, 9.0));
    assertThat(interests.getBrands()).containsExactly(new Affinity("brand", 9.0, 9.0));
  }

  @Test
  void shouldUseTheFirstLevelsWhenACategoryIsDeep() {
    // Given
    UserEvent event =
        minute(0).clicked(ClickType.PRODUCT_VIEWED, product("a", "home.kitchen.kettle.steel", 5.0));

    // When
    Interests interests = profileOf(event).getInterests();

    // Then
    assertThat(interests.getCategories())
        .extracting(Affinity::getName)
        .containsExactly("home.kitchen");
  }

  @Test
  void shouldHalveTheShortTermInADayAndTheLongTermInAMonth() {
    // Given
    Profile before = profileOf(day(0).viewed("a"));

    // When
    Interests after = Happening.with(before, day(30).viewed("b")).getInterests();

    // Then
    assertThat(after.getCategories())
        .extracting(Affinity::getName)
        .containsExactly("shop.b", "shop.a");
    assertThat(after.getCategories().get(1).getLongTerm()).isEqualTo(0.5, within(1e-12));
    assertThat(after.getCategories().get(1).getShortTerm())
        .isEqualTo(Math.pow(0.5, 30), within(1e-15));
  }

  @Test
  void shouldNeverFallBelowNothingWhenThingsAreTakenOut() {
    // Given
    UserEvent[] events = {minute(0).viewed("a"), minute(1).removed("a"), minute(2).removed("b")};

    // When
    Interests interests = profileOf(events).getInterests();

    // Then
    assertThat(interests.getCategories()).containsExactly(new Affinity("shop.a", 0.0, 0.0));
  }

  @Test
  void shouldKeepTheFavouriteWhenAFloodOfOtherNamesComes() {
    // Given
    List<UserEvent> events = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      events.add(minute(i).viewed("favourite"));
    }
    for (int i = 0; i < 100_000; i++) {
      events.add(Happening.after(Duration.ofMinutes(5).plusSeconds(i)).viewed("flood" + i));
    }

    // When
    Interests interests = profileOf(events).getInterests();

    // Then
    assertThat(interests.getCategories()).hasSize(16);
    assertThat(interests.getCategories().getFirst().getName()).isEqualTo("shop.favourite");
  }

  @Test
  void shouldLetANewFavouriteRiseWhenTheListIsFull() {
    // Given
    List<UserEvent> events = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      events.add(minute(i).viewed("old" + i % 16));
    }
    for (int i = 0; i < 6; i++) {
      events.add(minute(100 + i).viewed("new"));
    }

    // When
    Interests interests = profileOf(events).getInterests();

    // Then
    assertThat(interests.getCategories().getFirst().getName()).isEqualTo("shop.new");
  }

  @Property(tries = 200)
  void shouldComeToTheSameSumsWhateverTheOrderOfArrival(@ForAll long seed) {
    // Given
    List<UserEvent> events = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      events.add(day(i % 7).arriving(START).viewed("p" + i % 5));
    }
    List<UserEvent> shuffled = new ArrayList<>(events);
    Collections.shuffle(shuffled, new Random(seed));

    // When
    Interests inOrder = profileOf(events).getInterests();
    Interests late = profileOf(shuffled).getInterests();

    // Then
    for (Affinity affinity : inOrder.getCategories()) {
      Affinity other =
          late.getCategories().stream()
              .filter(each -> each.getName().equals(affinity.getName()))
              .findAny()
              .orElseThrow();
      assertThat(longTermAtStart(late, other))
          .isCloseTo(longTermAtStart(inOrder, affinity), within(1e-9));
      assertThat(shortTermAtStart(late, other))
          .isCloseTo(shortTermAtStart(inOrder, affinity), within(1e-9));
    }
  }

  private static double longTermAtStart(Interests interests, Affinity affinity) {
    return affinity.getLongTerm()
        * ProfileSettings.DEFAULTS.longHalfLife().factor(interests.getAsOf(), START);
  }

  private static double shortTermAtStart(Interests interests, Affinity affinity) {
    return affinity.getShortTerm()
        * ProfileSettings.DEFAULTS.shortHalfLife().factor(interests.getAsOf(), START);
  }
}
