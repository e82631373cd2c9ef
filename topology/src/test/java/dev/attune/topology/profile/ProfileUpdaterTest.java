package dev.attune.topology.profile;

import static dev.attune.topology.profile.Happening.START;
import static dev.attune.topology.profile.Happening.day;
import static dev.attune.topology.profile.Happening.minute;
import static dev.attune.topology.profile.Happening.profileOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.avro.ClickType;
import dev.attune.avro.OutcomeType;
import dev.attune.avro.Profile;
import dev.attune.topology.event.UserEvent;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProfileUpdaterTest {

  @Test
  void shouldCountEachKindOfEventWhenOneOfEachCame() {
    // Given
    UserEvent[] events = {
      minute(0).clicked(ClickType.PAGE_VIEWED, null),
      minute(1).searched("kettle", 3),
      minute(2).viewed("kettle"),
      minute(3).added("kettle"),
      minute(4).ordered("kettle"),
      minute(5).rated(5),
      minute(6).answered(OutcomeType.SHOWN),
      minute(7).answered(OutcomeType.CLICKED),
      minute(8).answered(OutcomeType.DISMISSED),
    };

    // When
    Profile profile = profileOf(events);

    // Then
    assertThat(profile.getActivity())
        .satisfies(activity -> {
          assertThat(activity.getEvents()).isEqualTo(9);
          assertThat(activity.getSearches()).isEqualTo(1);
          assertThat(activity.getViews()).isEqualTo(1);
          assertThat(activity.getCartAdditions()).isEqualTo(1);
          assertThat(activity.getOrders()).isEqualTo(1);
          assertThat(activity.getMessages()).isEqualTo(1);
          assertThat(activity.getOffersShown()).isEqualTo(1);
          assertThat(activity.getOffersClicked()).isEqualTo(1);
          assertThat(activity.getOffersDismissed()).isEqualTo(1);
          assertThat(activity.getFirstSeenAt()).isEqualTo(START);
          assertThat(activity.getLastSeenAt()).isEqualTo(START.plus(Duration.ofMinutes(8)));
        });
  }

  @Test
  void shouldKeepClockAndMaximaWhenAnEventIsADayLate() {
    // Given
    Profile before = profileOf(day(2).viewed("new"));

    // When
    Profile after = Happening.with(before, day(1).arriving(START).viewed("old"));

    // Then
    assertThat(after.getActivity().getEvents()).isEqualTo(2);
    assertThat(after.getActivity().getClockAt()).isEqualTo(START.plus(Duration.ofDays(2)));
    assertThat(after.getActivity().getLastSeenAt()).isEqualTo(START.plus(Duration.ofDays(2)));
    assertThat(after.getActivity().getFirstSeenAt()).isEqualTo(START.plus(Duration.ofDays(1)));
    assertThat(after.getViews())
        .extracting(view -> view.getProduct().getProductId())
        .containsExactly("new", "old");
  }

  @Test
  void shouldKeepTheNewerLanguageWhenALateEventNamesAnother() {
    // Given
    Profile before = profileOf(day(2).speaking("de-AT").viewed("a"));

    // When
    Profile late = Happening.with(before, day(1).speaking("en").viewed("b"));
    Profile newer = Happening.with(before, day(3).speaking("fr").viewed("b"));

    // Then
    assertThat(late.getLocale()).isEqualTo("de-AT");
    assertThat(newer.getLocale()).isEqualTo("fr");
  }

  @Test
  void shouldShareWhatDoesNotChangeWhenAPageIsViewed() {
    // Given
    Profile before = profileOf(minute(0).viewed("a"), minute(1).added("a"));

    // When
    Profile after = Happening.with(before, minute(2).clicked(ClickType.PAGE_VIEWED, null));

    // Then
    assertThat(after.getInterests()).isSameAs(before.getInterests());
    assertThat(after.getCart()).isSameAs(before.getCart());
    assertThat(after.getViews()).isSameAs(before.getViews());
    assertThat(after.getMood()).isSameAs(before.getMood());
  }

  @Test
  void shouldMoveTimersForwardOnlyWhenTheyFire() {
    // Given
    Profile profile = profileOf(minute(5).viewed("a"));

    // When
    Profile later = Profiles.withTimersFired(profile, START.plus(Duration.ofHours(1)));
    Profile earlier = Profiles.withTimersFired(later, START);

    // Then
    assertThat(later.getActivity().getTimersFiredAt()).isEqualTo(START.plus(Duration.ofHours(1)));
    assertThat(earlier).isSameAs(later);
  }
}
