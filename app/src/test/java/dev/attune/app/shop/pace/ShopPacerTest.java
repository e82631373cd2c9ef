package dev.attune.app.shop.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attune.app.shop.ShopEvent;
import dev.attune.app.shop.ShopSettings;
import dev.attune.app.shop.SimulatedShop;
import dev.attune.app.shop.response.Offers;
import dev.attune.app.shop.user.ShopUsers;
import dev.attune.avro.ClickEvent;
import dev.attune.avro.OutcomeEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class ShopPacerTest {

  private static final Instant SIMULATED = Instant.parse("2026-03-02T08:00:00Z");
  private static final Instant WALL = Instant.parse("2030-01-01T00:00:00Z");
  private static final ShopSettings SETTINGS = ShopSettings.of(1, SIMULATED);

  private Instant now = WALL;
  private final InstantSource clock = () -> now;
  private final SimulatedShop shop = new SimulatedShop(SETTINGS);

  @Test
  void shouldLetAnHourPassInTenSecondsWhenCompressedBy360() throws InterruptedException {
    // Given
    var mapping = new TimeMapping(SIMULATED, WALL, 360);
    var pacer = new ShopPacer(shop, Pace.live(mapping), mapping, clock, this::pause);
    List<Instant> handedOut = new ArrayList<>();
    List<ShopEvent> events = new ArrayList<>();

    // When
    pacer.run(
        stopping(
            pacer,
            event -> now.isAfter(WALL.plusSeconds(60)),
            event -> {
              handedOut.add(now);
              events.add(event);
            }));

    // Then
    assertThat(events).hasSizeGreaterThan(200);
    for (int i = 0; i < events.size(); i++) {
      assertThat(handedOut.get(i))
          .isCloseTo(events.get(i).arrivedAt(), within(1, ChronoUnit.MILLIS));
    }
    assertThat(Duration.between(SIMULATED, shop.now())).isGreaterThan(Duration.ofHours(6));
  }

  @Test
  void shouldStampRecordsWithTheClocksTimeWhenLive() throws InterruptedException {
    // Given
    var mapping = new TimeMapping(SIMULATED, WALL, 360);
    var pacer = new ShopPacer(shop, Pace.live(mapping), mapping, clock, this::pause);
    List<ClickEvent> clicks = new ArrayList<>();

    // When
    pacer.run(
        stopping(
            pacer,
            event -> clicks.size() == 50,
            event -> {
              if (event.value() instanceof ClickEvent click) {
                clicks.add(click);
              }
            }));

    // Then
    assertThat(clicks)
        .extracting(click -> click.getHeader().getOccurredAt())
        .allMatch(at -> !at.isBefore(WALL) && at.isBefore(WALL.plusSeconds(120)));
  }

  @Test
  void shouldHandOutSoManyEventsASecondWhenTheRateIsGiven() throws InterruptedException {
    // Given
    var pacer =
        new ShopPacer(shop, Pace.perSecond(WALL, 2_000), TimeMapping.none(), clock, this::pause);
    List<ShopEvent> events = new ArrayList<>();

    // When
    pacer.run(stopping(pacer, event -> events.size() == 4_000, events::add));

    // Then
    assertThat(Duration.between(WALL, now))
        .isBetween(Duration.ofMillis(1_990), Duration.ofMillis(2_001));
  }

  @Test
  void shouldNeverWaitWhenUnpaced() throws InterruptedException {
    // Given
    var pacer = new ShopPacer(shop, Pace.unpaced(), TimeMapping.none(), clock, this::pause);
    List<ShopEvent> events = new ArrayList<>();

    // When
    pacer.run(stopping(pacer, event -> events.size() == 1_000, events::add));

    // Then
    assertThat(now).isEqualTo(WALL);
    assertThat(events).startsWith(new SimulatedShop(SETTINGS).next());
  }

  @Test
  void shouldBringTheAnswersWhenOffersAreReceived() throws InterruptedException {
    // Given
    var pacer = new ShopPacer(shop, Pace.unpaced(), TimeMapping.none(), clock, this::pause);
    List<OutcomeEvent> outcomes = new ArrayList<>();
    for (int user = 0; user < 50; user++) {
      pacer.receive(Offers.offer(ShopUsers.idOf(user), "offer-" + user, "web", 0));
    }

    // When
    List<ShopEvent> events = new ArrayList<>();
    pacer.run(
        stopping(
            pacer,
            event -> events.size() == 2_000,
            event -> {
              events.add(event);
              if (event.value() instanceof OutcomeEvent outcome) {
                outcomes.add(outcome);
              }
            }));

    // Then
    assertThat(outcomes)
        .hasSizeGreaterThan(25)
        .extracting(OutcomeEvent::getOfferId)
        .contains("offer-3");
    assertThat(events).extracting(ShopEvent::arrivedAt).isSorted();
  }

  @Test
  void shouldRunByTheRealClockWhenLive() throws InterruptedException {
    // Given
    Instant before = Instant.now();
    var pacer = ShopPacer.live(SETTINGS.withCompression(3_600_000));
    List<ShopEvent> events = new ArrayList<>();

    // When
    pacer.run(stopping(pacer, event -> events.size() == 250, events::add));

    // Then
    assertThat(events)
        .extracting(ShopEvent::arrivedAt)
        .allMatch(at -> !at.isBefore(before.minusMillis(1)) && !at.isAfter(Instant.now()));
  }

  private void pause(Duration span) {
    now = now.plus(span);
  }

  private static Consumer<ShopEvent> stopping(
      ShopPacer pacer, Predicate<ShopEvent> until, Consumer<ShopEvent> sink) {
    return event -> {
      sink.accept(event);
      if (until.test(event)) {
        pacer.stop();
      }
    };
  }
}
