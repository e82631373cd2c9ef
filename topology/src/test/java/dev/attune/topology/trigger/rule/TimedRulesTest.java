package dev.attune.topology.trigger.rule;

import static dev.attune.topology.playbook.TriggerKind.BROWSE_ABANDONED;
import static dev.attune.topology.playbook.TriggerKind.CART_ABANDONED;
import static dev.attune.topology.playbook.TriggerKind.DORMANT;
import static dev.attune.topology.playbook.TriggerKind.POST_PURCHASE;
import static dev.attune.topology.playbook.TriggerKind.PRICE_DROP;
import static dev.attune.topology.playbook.TriggerKind.REPLENISHMENT_DUE;
import static dev.attune.topology.profile.Happening.START;
import static dev.attune.topology.profile.Happening.day;
import static dev.attune.topology.profile.Happening.minute;
import static dev.attune.topology.profile.Happening.product;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.avro.ClickType;
import dev.attune.avro.OutcomeType;
import dev.attune.topology.catalog.CatalogReader;
import dev.attune.topology.event.UserEvent;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimedRulesTest {

  @Test
  void shouldFireOnceAsOfTheDueTimeWhenACartIsLeft() {
    // Given
    UserEvent[] story = {minute(0).viewed("a"), minute(5).added("a"), day(3).viewed("b")};

    // When
    List<Duration> fired = TriggerStory.of(CART_ABANDONED).firesAfter(story);

    // Then
    assertThat(fired).containsExactly(ofMinutes(65));
  }

  @Test
  void shouldWaitAnewWhenTheCartChangesAndNotWhenItIsOnlyLookedAt() {
    // Given
    UserEvent[] story = {
      minute(0).added("a"), minute(50).added("b"), minute(100).viewed("c"), minute(300).removed("b")
    };

    // When
    List<Duration> fired = TriggerStory.of(CART_ABANDONED).firesAfter(story);

    // Then
    assertThat(fired).containsExactly(ofMinutes(110), ofMinutes(360));
  }

  @Test
  void shouldStaySilentWhenTheCartIsBought() {
    // Given
    UserEvent[] story = {minute(0).added("a"), minute(50).ordered("a")};

    // When
    List<Duration> fired = TriggerStory.of(CART_ABANDONED).firesAfter(story);

    // Then
    assertThat(fired).isEmpty();
  }

  @Test
  void shouldCountFromTheArrivalWhenTheAdditionIsADayLate() {
    // Given
    UserEvent[] story = {day(2).viewed("b"), day(2).arriving(START.plus(ofDays(3))).added("a")};

    // When
    List<Duration> fired = TriggerStory.of(CART_ABANDONED).firesAfter(story);

    // Then
    assertThat(fired).containsExactly(ofDays(3).plusHours(1));
  }

  @Test
  void shouldNameTheAdditionsOldestFirstWhenACartIsLeft() {
    // Given
    UserEvent[] story = {minute(0).added("a"), minute(1).added("b")};

    // When
    List<String> evidence = TriggerStory.of(CART_ABANDONED).evidenceAt(ofMinutes(61), story);

    // Then
    assertThat(evidence).containsExactly("PRODUCT_ADDED:a@PT0S", "PRODUCT_ADDED:b@PT1M");
    assertThat(TriggerStory.of(CART_ABANDONED).factsAt(ofMinutes(61), story))
        .containsEntry("products", "2")
        .containsEntry("value", "20.00");
  }

  @Test
  void shouldFireOnceAVisitWhenItEndsWithoutAnAddition() {
    // Given
    UserEvent[] story = {
      minute(0).viewed("a"), minute(5).viewed("b"), day(1).viewed("c"), day(2).viewed("c")
    };

    // When
    List<Duration> fired = TriggerStory.of(BROWSE_ABANDONED).firesAfter(story);

    // Then
    assertThat(fired).containsExactly(ofMinutes(35));
  }

  @Test
  void shouldStaySilentWhenTheVisitLedToTheCart() {
    // Given
    UserEvent[] story = {minute(0).viewed("a"), minute(5).viewed("b"), minute(6).added("b")};

    // When
    List<Duration> fired = TriggerStory.of(BROWSE_ABANDONED).firesAfter(story);

    // Then
    assertThat(fired).isEmpty();
  }

  @Test
  void shouldNotEndTheVisitAnewWhenAnOfferIsShown() {
    // Given
    UserEvent[] story = {
      minute(0).viewed("a"), minute(5).viewed("b"), minute(40).answered(OutcomeType.SHOWN)
    };

    // When
    List<Duration> fired = TriggerStory.of(BROWSE_ABANDONED).firesAfter(story);

    // Then
    assertThat(fired).containsExactly(ofMinutes(35));
  }

  @Test
  void shouldCountTheRestFromTheArrivalWhenAVisitIsReportedADayLater() {
    // Given
    UserEvent[] story = {
      minute(0).viewed("a"), minute(5).arriving(START.plus(ofDays(1))).viewed("b")
    };

    // When
    List<Duration> fired = TriggerStory.of(BROWSE_ABANDONED).firesAfter(story);

    // Then
    assertThat(fired).containsExactly(ofDays(1).plusMinutes(30));
  }

  @Test
  void shouldFireAfterEachOrderWhenOrdersAreApart() {
    // Given
    UserEvent[] story = {day(0).ordered("a"), day(5).ordered("b")};

    // When
    List<Duration> fired = TriggerStory.of(POST_PURCHASE).firesAfter(story);

    // Then
    assertThat(fired).containsExactly(ofDays(1), ofDays(6));
  }

  @Test
  void shouldFireOnceWhenAnOlderOrderComesLate() {
    // Given
    UserEvent[] story = {day(5).ordered("a"), day(4).arriving(START.plus(ofDays(7))).ordered("b")};

    // When
    List<Duration> fired = TriggerStory.of(POST_PURCHASE).firesAfter(story);

    // Then
    assertThat(fired).containsExactly(ofDays(6));
  }

  @Test
  void shouldFireAfterEachSilenceWhenAUserComesBackAndLeavesAgain() {
    // Given
    UserEvent[] story = {
      day(0).viewed("a"), day(1).viewed("a"), day(2).viewed("a"), day(50).viewed("a")
    };

    // When
    List<Duration> fired = TriggerStory.of(DORMANT).firesAfter(story);

    // Then
    assertThat(fired).containsExactly(ofDays(32), ofDays(80));
  }

  @Test
  void shouldFireAfterTheMeanIntervalWhenAProductIsBoughtRegularly() {
    // Given
    UserEvent[] story = {day(0).ordered("a"), day(10).ordered("a"), day(24).ordered("a")};

    // When
    List<Duration> fired = TriggerStory.of(REPLENISHMENT_DUE).firesAfter(story);

    // Then
    assertThat(fired).containsExactly(ofDays(20), ofDays(36));
  }

  @Test
  void shouldMakeOneTriggerWhenTwoProductsRunOutWithinADay() {
    // Given
    UserEvent[] story = {
      day(0).ordered("a"), minute(600).ordered("b"), day(10).ordered("a"), day(10).ordered("b", "c")
    };

    // When
    List<Duration> fired = TriggerStory.of(REPLENISHMENT_DUE).firesAfter(story);

    // Then
    assertThat(fired).containsExactly(ofDays(20).minusMinutes(600));
  }

  @Test
  void shouldMakeATriggerForEachWhenProductsRunOutDaysApart() {
    // Given
    UserEvent[] story = {
      day(0).ordered("a", "b"), day(10).ordered("a"), day(15).ordered("b"), day(19).viewed("a")
    };

    // When
    List<Duration> fired = TriggerStory.of(REPLENISHMENT_DUE).firesAfter(story);

    // Then
    assertThat(fired).containsExactly(ofDays(20), ofDays(30));
  }

  @Test
  void shouldAskTheCatalogueWhenTwoOrdersCameTogether() {
    // Given
    CatalogReader weekly = (productId, asOf) -> TriggerStory.item(productId, 1.0, 7);
    UserEvent[] story = {minute(0).ordered("a"), minute(1).ordered("a")};

    // When
    List<Duration> known = TriggerStory.of(REPLENISHMENT_DUE).on(weekly).firesAfter(story);
    List<Duration> unknown = TriggerStory.of(REPLENISHMENT_DUE).firesAfter(story);

    // Then
    assertThat(known).containsExactly(ofDays(7).plusMinutes(1));
    assertThat(unknown).containsExactly(ofDays(30).plusMinutes(1));
  }

  @Test
  void shouldFireAtTheNextCheckWhenAViewedProductBecomesCheaper() {
    // Given
    CatalogReader falling = TriggerStory.pricesThatFall(10.0, 9.5, START.plus(ofHours(30)));
    UserEvent[] story = {minute(0).viewed("a")};

    // When
    List<Duration> fired = TriggerStory.of(PRICE_DROP).on(falling).firesAfter(story);

    // Then
    assertThat(fired).hasSize(1);
    assertThat(fired.getFirst()).isBetween(ofHours(30), ofHours(36));
    assertThat(TriggerStory.of(PRICE_DROP).on(falling).factsAt(fired.getFirst(), story))
        .containsEntry("product", "a")
        .containsEntry("price-seen", "10.00")
        .containsEntry("price-now", "9.50");
    assertThat(TriggerStory.of(PRICE_DROP).on(falling).evidenceAt(fired.getFirst(), story))
        .containsExactly("PRODUCT_VIEWED:a@PT0S");
  }

  @Test
  void shouldStaySilentWhenTheDropIsSmallOrTooLateOrTheProductWasBought() {
    // Given
    CatalogReader small = TriggerStory.pricesThatFall(10.0, 9.51, START.plus(ofHours(30)));
    CatalogReader late = TriggerStory.pricesThatFall(10.0, 5.0, START.plus(ofDays(15)));
    CatalogReader falling = TriggerStory.pricesThatFall(10.0, 5.0, START.plus(ofHours(30)));

    // When
    List<Duration> onSmall =
        TriggerStory.of(PRICE_DROP).on(small).firesAfter(minute(0).viewed("a"));
    List<Duration> onLate = TriggerStory.of(PRICE_DROP).on(late).firesAfter(minute(0).viewed("a"));
    List<Duration> onBought =
        TriggerStory.of(PRICE_DROP)
            .on(falling)
            .firesAfter(minute(0).viewed("a"), minute(1).ordered("a"));

    // Then
    assertThat(onSmall).isEmpty();
    assertThat(onLate).isEmpty();
    assertThat(onBought).isEmpty();
  }

  @Test
  void shouldStaySilentWhenTheShopsPageWasDearerThanTheCatalogueAllAlong() {
    // Given
    CatalogReader cheaper = TriggerStory.pricesThatFall(5.0, 5.0, START);
    UserEvent[] story = {minute(0).viewed("a"), minute(1).added("b")};

    // When
    List<Duration> fired = TriggerStory.of(PRICE_DROP).on(cheaper).firesAfter(story);

    // Then
    assertThat(fired).isEmpty();
  }

  @Test
  void shouldWatchTheCartWhenNothingWasViewed() {
    // Given
    CatalogReader falling = TriggerStory.pricesThatFall(10.0, 5.0, START.plus(ofHours(30)));
    UserEvent[] story = {minute(0).clicked(ClickType.PRODUCT_ADDED, product("a"))};

    // When
    List<Duration> fired = TriggerStory.of(PRICE_DROP).on(falling).firesAfter(story);

    // Then
    assertThat(fired).hasSize(1);
  }
}
