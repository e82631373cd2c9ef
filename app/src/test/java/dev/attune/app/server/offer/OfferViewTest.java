package dev.attune.app.server.offer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OfferViewTest {
  private static final Instant NOW = Instant.parse("2026-03-05T10:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);

  private final OfferView view = new OfferView(10_000, DAY, new SimpleMeterRegistry());

  @Test
  void shouldKeepTheNewestOfEachSlot() {
    // Given
    view.put(offer("a", "u", "web", 1, NOW), NOW);
    view.put(offer("b", "u", "web", 2, NOW), NOW);
    view.put(offer("c", "u", "email", 1, NOW), NOW);

    // When
    boolean taken = view.put(offer("old", "u", "web", 1, NOW), NOW);

    // Then
    assertThat(taken).isFalse();
    assertThat(ids(view.of("u", NOW))).containsExactlyInAnyOrder("b", "c");
  }

  @Test
  void shouldForgetAnOfferWhenItExpires() {
    // Given
    view.put(offer("a", "u", "web", 1, NOW), NOW);
    Instant later = NOW.plus(Duration.ofHours(1));

    // When
    List<HeldOffer> current = view.of("u", later);
    view.put(offer("b", "v", "web", 1, later), later);

    // Then
    assertThat(current).isEmpty();
    assertThat(ids(view.newest(10, NOW))).containsExactly("b");
  }

  @Test
  void shouldLeaveOutTheOldestWhenTheBoundIsReached() {
    // When
    for (int i = 0; i < 100; i++) {
      view.put(offer("o" + i, "u" + i, "web", 1, NOW), NOW);
    }

    // Then
    assertThat(view.newest(1000, NOW)).hasSizeBetween(2, 20);
    assertThat(view.of("u0", NOW)).isEmpty();
    assertThat(view.of("u99", NOW)).hasSize(1);
  }

  @Test
  void shouldHandOutNothingThatAWithdrawalConcerns() {
    // Given
    view.put(offer("web", "u", "web", 1, NOW), NOW);
    view.put(offer("mail", "u", "email", 1, NOW), NOW);

    // When
    view.withdraw("u", new Withdrawal(NOW.plusSeconds(1), Set.of("marketing.email")), NOW);
    boolean inFlight = view.put(offer("mail2", "u", "email", 2, NOW), NOW);
    boolean afterNewConsent = view.put(offer("mail3", "u", "email", 3, NOW.plusSeconds(2)), NOW);

    // Then
    assertThat(inFlight).isFalse();
    assertThat(afterNewConsent).isTrue();
    assertThat(ids(view.of("u", NOW))).containsExactlyInAnyOrder("web", "mail3");
  }

  @Test
  void shouldHandOutNothingOfAnErasedUser() {
    // Given
    view.put(offer("web", "u", "web", 1, NOW), NOW);

    // When
    view.withdraw("u", Withdrawal.ofErasure(NOW), NOW);

    // Then
    assertThat(view.of("u", NOW)).isEmpty();
    assertThat(view.put(offer("late", "u", "web", 2, NOW), NOW)).isFalse();
  }

  @Test
  void shouldTakeWhoeverChangesTheirMindOftenAtTheStrictestWord() {
    // Given
    for (int i = 0; i < 100; i++) {
      view.withdraw("u", new Withdrawal(NOW, Set.of("marketing.email")), NOW);
    }

    // When
    boolean taken = view.put(offer("web", "u", "web", 1, NOW), NOW);

    // Then
    assertThat(taken).isFalse();
  }

  private static List<String> ids(List<HeldOffer> offers) {
    return offers.stream().map(HeldOffer::offerId).toList();
  }

  private static HeldOffer offer(
      String id, String user, String channel, long generation, Instant createdAt) {
    return new HeldOffer(
        id,
        user,
        channel + "-slot",
        channel,
        generation,
        createdAt,
        createdAt.plus(Duration.ofMinutes(30)),
        "x".repeat(200));
  }
}
