package dev.attune.app.shop.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attune.app.shop.catalog.ShopCatalog;
import dev.attune.app.shop.seed.Seed;
import dev.attune.app.shop.user.ShopUsers;
import dev.attune.app.shop.visit.Happening;
import dev.attune.avro.OutcomeEvent;
import dev.attune.avro.OutcomeType;
import dev.attune.avro.PurchaseEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OfferResponseTest {

  private static final ShopCatalog CATALOG = ShopCatalog.standard();
  private static final int USERS = 20_000;

  private final OfferResponse response =
      new OfferResponse(new ShopUsers(new Seed(1), CATALOG), USERS, CATALOG);

  @Test
  void shouldAnswerTheSameOfferTheSameWay() {
    // Given
    Delivery delivery = Delivery.of(Offers.offer("u0000007", "offer-1", "web", 0));

    // When
    List<Happening> answers = response.to(delivery);

    // Then
    assertThat(response.to(delivery)).isEqualTo(answers);
  }

  @Test
  void shouldAnswerAsOftenAsTheOddsSay() {
    // Given
    double expectedShown = 0;
    double expectedClicked = 0;
    double expectedConverted = 0;
    List<Happening> answers = new ArrayList<>();

    // When
    for (int user = 0; user < USERS; user++) {
      var offer = Offers.offer(ShopUsers.idOf(user), "offer-" + user, "web", 10);
      ResponseOdds odds = response.odds(offer, offer.getCreatedAt());
      expectedShown += odds.shown();
      expectedClicked += odds.shown() * odds.clicked();
      expectedConverted += odds.order();
      answers.addAll(response.to(Delivery.of(offer)));
    }

    // Then
    assertThat(count(answers, OutcomeType.SHOWN)).isCloseTo(expectedShown, within(200.0));
    assertThat(count(answers, OutcomeType.CLICKED)).isCloseTo(expectedClicked, within(200.0));
    assertThat(count(answers, OutcomeType.CONVERTED)).isCloseTo(expectedConverted, within(100.0));
    assertThat(count(answers, OutcomeType.DISMISSED)).isPositive();
    assertThat(answers.stream().filter(a -> a.value() instanceof PurchaseEvent).count())
        .isEqualTo((long) count(answers, OutcomeType.CONVERTED));
  }

  @Test
  void shouldPayThePriceLessTheReductionWhenItBuys() {
    // Given
    var offers =
        IntStream.range(0, 2_000)
            .mapToObj(user -> Offers.offer(ShopUsers.idOf(user), "offer-" + user, "web", 20));

    // When
    List<PurchaseEvent> orders =
        offers
            .flatMap(offer -> response.to(Delivery.of(offer)).stream())
            .map(Happening::value)
            .filter(PurchaseEvent.class::isInstance)
            .map(PurchaseEvent.class::cast)
            .toList();

    // Then
    assertThat(orders).isNotEmpty().allMatch(o -> o.getTotal().toPlainString().equals("51.9920"));
  }

  @Test
  void shouldSayNothingWhenUserIsNotOfTheShop() {
    // Given
    Delivery stranger = Delivery.of(Offers.offer("somebody", "offer-1", "web", 0));
    Delivery beyond = Delivery.of(Offers.offer(ShopUsers.idOf(USERS), "offer-1", "web", 0));

    // When
    List<Happening> answers = response.to(stranger);

    // Then
    assertThat(answers).isEmpty();
    assertThat(response.to(beyond)).isEmpty();
  }

  @Test
  void shouldNotBeSeenWhenItRunsOutFirst() {
    // Given
    List<Happening> answers = new ArrayList<>();

    // When
    for (int user = 0; user < 500; user++) {
      var offer = Offers.offer(ShopUsers.idOf(user), "offer-" + user, "email", 0);
      answers.addAll(response.to(new Delivery(offer, offer.getCreatedAt(), Duration.ZERO)));
    }

    // Then
    assertThat(answers).isEmpty();
  }

  private static double count(List<Happening> answers, OutcomeType type) {
    return answers.stream()
        .filter(a -> a.value() instanceof OutcomeEvent outcome && outcome.getType() == type)
        .count();
  }
}
