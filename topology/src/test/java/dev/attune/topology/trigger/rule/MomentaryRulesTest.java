package dev.attune.topology.trigger.rule;

import static dev.attune.topology.playbook.TriggerKind.EMPTY_SEARCH;
import static dev.attune.topology.playbook.TriggerKind.FIRST_VISIT;
import static dev.attune.topology.playbook.TriggerKind.INTEREST_SHIFT;
import static dev.attune.topology.playbook.TriggerKind.LOYALTY_STEP;
import static dev.attune.topology.playbook.TriggerKind.MOOD_DROP;
import static dev.attune.topology.playbook.TriggerKind.REPEATED_SEARCH;
import static dev.attune.topology.playbook.TriggerKind.REPEATED_VIEW;
import static dev.attune.topology.profile.Happening.START;
import static dev.attune.topology.profile.Happening.day;
import static dev.attune.topology.profile.Happening.minute;
import static dev.attune.topology.profile.Happening.product;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.avro.ClickType;
import dev.attune.avro.OutcomeType;
import dev.attune.topology.event.UserEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MomentaryRulesTest {

  @Test
  void shouldFireOnceWhenAProductIsViewedAgainAndAgain() {
    // Given
    UserEvent[] story = {
      minute(0).viewed("a"),
      day(1).viewed("a"),
      day(2).viewed("a"),
      day(3).viewed("a"),
      day(4).viewed("b"),
      day(5).viewed("a")
    };

    // When
    List<Duration> fired = TriggerStory.of(REPEATED_VIEW).firesAfter(story);

    // Then
    assertThat(fired).containsExactly(ofDays(2));
  }

  @Test
  void shouldFireForEachProductWhenTwoAreViewedInTurns() {
    // Given
    UserEvent[] story = {
      minute(0).viewed("a"),
      minute(1).viewed("b"),
      minute(2).viewed("a"),
      minute(3).viewed("b"),
      minute(4).viewed("a"),
      minute(5).viewed("b")
    };

    // When
    List<Duration> fired = TriggerStory.of(REPEATED_VIEW).firesAfter(story);

    // Then
    assertThat(fired).containsExactly(ofMinutes(4), ofMinutes(5));
  }

  @Test
  void shouldStaySilentWhenViewsAreTooFarApartOrPartedByAPurchase() {
    // Given
    UserEvent[] apart = {day(0).viewed("a"), day(4).viewed("a"), day(8).viewed("a")};
    UserEvent[] bought = {
      day(0).viewed("a"), day(1).viewed("a"), day(2).ordered("a"), day(3).viewed("a")
    };

    // When
    List<Duration> firedApart = TriggerStory.of(REPEATED_VIEW).firesAfter(apart);
    List<Duration> firedBought = TriggerStory.of(REPEATED_VIEW).firesAfter(bought);

    // Then
    assertThat(firedApart).isEmpty();
    assertThat(firedBought).isEmpty();
  }

  @Test
  void shouldFireOnItsArrivalWhenALateViewCompletesTheRow() {
    // Given
    UserEvent[] story = {
      day(0).viewed("a"),
      day(2).viewed("a"),
      day(3).viewed("b"),
      day(1).arriving(START.plus(ofDays(4))).viewed("a")
    };

    // When
    List<Duration> fired = TriggerStory.of(REPEATED_VIEW).firesAfter(story);

    // Then
    assertThat(fired).containsExactly(ofDays(4));
  }

  @Test
  void shouldFireWhenTheSameWordsAreSearchedAgainInAnotherSpelling() {
    // Given
    UserEvent[] story = {
      minute(0).searched("Blue  Kettle", 3),
      minute(1).searched("kettle", 3),
      minute(2).searched(" blue kettle", 3),
      minute(3).searched("blue kettle", 3)
    };

    // When
    List<Duration> fired = TriggerStory.of(REPEATED_SEARCH).firesAfter(story);

    // Then
    assertThat(fired).containsExactly(ofMinutes(2));
    assertThat(TriggerStory.of(REPEATED_SEARCH).factsAt(ofMinutes(3), story)).isEmpty();
  }

  @Test
  void shouldStaySilentWhenSomethingWasBoughtBetweenTwoSearches() {
    // Given
    UserEvent[] story = {
      minute(0).searched("kettle", 3), minute(1).ordered("pan"), minute(2).searched("kettle", 3)
    };

    // When
    List<Duration> fired = TriggerStory.of(REPEATED_SEARCH).firesAfter(story);

    // Then
    assertThat(fired).isEmpty();
  }

  @Test
  void shouldFireOnceAVisitWhenSearchesFindNothing() {
    // Given
    UserEvent[] story = {
      minute(0).searched("a", 2),
      minute(1).searched("b", 0),
      minute(2).searched("c", 0),
      day(1).searched("d", 0)
    };

    // When
    List<Duration> fired = TriggerStory.of(EMPTY_SEARCH).firesAfter(story);

    // Then
    assertThat(fired).containsExactly(ofMinutes(1), ofDays(1));
    assertThat(TriggerStory.of(EMPTY_SEARCH).factsAt(ofDays(1), story)).containsEntry("query", "d");
  }

  @Test
  void shouldFireOnceWhenInterestTurnsToAnotherCategory() {
    // Given
    List<UserEvent> story = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      story.add(day(i).clicked(ClickType.PRODUCT_VIEWED, product("m" + i, "garden.mowers", 90.0)));
    }
    for (int i = 1; i <= 6; i++) {
      story.add(
          day(25)
              .arriving(START.plus(ofDays(25)).plusSeconds(i))
              .clicked(ClickType.PRODUCT_VIEWED, product("p" + i, "kitchen.pans", 30.0)));
    }

    // When
    List<Duration> fired =
        TriggerStory.of(INTEREST_SHIFT).firesAfter(story.toArray(UserEvent[]::new));

    // Then
    assertThat(fired).containsExactly(ofDays(25).plusSeconds(3));
    assertThat(TriggerStory.of(INTEREST_SHIFT).factsAt(ofDays(25), story.toArray(UserEvent[]::new)))
        .containsEntry("category", "kitchen.pans")
        .containsEntry("long-term-share", "0.30");
  }

  @Test
  void shouldStaySilentWhenANewUserHasOneInterestOnly() {
    // Given
    List<UserEvent> story = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      story.add(minute(i).viewed("a"));
    }

    // When
    List<Duration> fired =
        TriggerStory.of(INTEREST_SHIFT).firesAfter(story.toArray(UserEvent[]::new));

    // Then
    assertThat(fired).isEmpty();
  }

  @Test
  void shouldFireOnTheFirstEventAloneWhenAUserIsNew() {
    // Given
    UserEvent[] story = {
      minute(0).clicked(ClickType.PAGE_VIEWED, null), minute(1).viewed("a"), day(40).viewed("a")
    };

    // When
    List<Duration> fired = TriggerStory.of(FIRST_VISIT).firesAfter(story);

    // Then
    assertThat(fired).containsExactly(Duration.ZERO);
    assertThat(TriggerStory.of(FIRST_VISIT).evidenceAt(Duration.ZERO, story[0]))
        .containsExactly("PAGE_VIEWED@PT0S");
  }

  @Test
  void shouldFireOnEveryThirdOrderWhenOrdersAddUp() {
    // Given
    UserEvent[] story = {
      day(0).ordered("a"),
      day(1).ordered("b"),
      day(2).viewed("c"),
      day(3).ordered("c"),
      day(4).viewed("c"),
      day(5).ordered("d"),
      day(6).ordered("e"),
      day(1).arriving(START.plus(ofDays(7))).ordered("f", "g")
    };

    // When
    List<Duration> fired = TriggerStory.of(LOYALTY_STEP).firesAfter(story);

    // Then
    assertThat(fired).containsExactly(ofDays(3), ofDays(7));
  }

  @Test
  void shouldFireOnceWhenTheMoodFalls() {
    // Given
    UserEvent[] story = {
      day(0).rated(5), day(1).rated(1), day(2).rated(1), day(3).viewed("a"), day(4).rated(1)
    };

    // When
    List<Duration> fired = TriggerStory.of(MOOD_DROP).firesAfter(story);

    // Then
    assertThat(fired).containsExactly(ofDays(2));
    assertThat(TriggerStory.of(MOOD_DROP).evidenceAt(ofDays(2), story[0], story[1], story[2]))
        .containsExactly("message@PT48H");
  }

  @Test
  void shouldStaySilentWhenOffersAreOnlyDismissed() {
    // Given
    List<UserEvent> story = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      story.add(minute(i).answered(OutcomeType.DISMISSED));
    }

    // When
    List<Duration> fired = TriggerStory.of(MOOD_DROP).firesAfter(story.toArray(UserEvent[]::new));

    // Then
    assertThat(fired).isEmpty();
  }
}
