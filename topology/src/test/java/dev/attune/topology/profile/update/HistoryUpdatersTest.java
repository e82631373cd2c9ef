package dev.attune.topology.profile.update;

import static dev.attune.topology.profile.Happening.START;
import static dev.attune.topology.profile.Happening.day;
import static dev.attune.topology.profile.Happening.decimal;
import static dev.attune.topology.profile.Happening.minute;
import static dev.attune.topology.profile.Happening.product;
import static dev.attune.topology.profile.Happening.profileOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.attune.avro.BoughtProduct;
import dev.attune.avro.ClickType;
import dev.attune.avro.Profile;
import dev.attune.avro.PurchaseType;
import dev.attune.avro.SearchMade;
import dev.attune.avro.Spending;
import dev.attune.avro.ViewedProduct;
import dev.attune.topology.event.UserEvent;
import dev.attune.topology.profile.Happening;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Views, searches, purchases and what was spent. */
class HistoryUpdatersTest {

  @Test
  void shouldKeepTheNewestViewAndPriceWhenAnOlderViewComesLate() {
    // Given
    UserEvent newer = day(2).clicked(ClickType.PRODUCT_VIEWED, product("a", "c", 9.0));
    UserEvent late =
        day(1)
            .arriving(START.plus(Duration.ofDays(3)))
            .clicked(ClickType.PRODUCT_VIEWED, product("a", "c", 12.0));

    // When
    ViewedProduct view = profileOf(newer, late).getViews().getFirst();

    // Then
    assertThat(view.getTimes()).isEqualTo(2);
    assertThat(view.getProduct().getPrice()).isEqualTo(decimal(9.0));
    assertThat(view.getLastAt()).isEqualTo(START.plus(Duration.ofDays(2)));
    assertThat(view.getEventId()).isEqualTo("PRODUCT_VIEWED:a@PT48H");
  }

  @Test
  void shouldCountViewsAnewWhenTheProductWasBought() {
    // Given
    UserEvent[] events = {
      day(0).viewed("a"), day(1).viewed("a"), day(2).viewed("b"), day(3).ordered("a")
    };
    Profile bought = profileOf(events);

    // When
    Profile late =
        Happening.with(bought, day(1).arriving(START.plus(Duration.ofDays(4))).viewed("a"));
    Profile again = Happening.with(late, day(5).viewed("a"));

    // Then
    assertThat(bought.getViews()).extracting(ViewedProduct::getTimes).containsExactly(1, 0);
    assertThat(late.getViews()).isEqualTo(bought.getViews());
    assertThat(again.getViews()).extracting(ViewedProduct::getTimes).containsExactly(1, 1);
  }

  @Test
  void shouldKeepTheViewsAfterThePurchaseWhenThePurchaseComesLate() {
    // Given
    UserEvent[] events = {
      day(0).viewed("a"),
      day(2).viewed("a"),
      day(1).arriving(START.plus(Duration.ofDays(3))).ordered("a")
    };

    // When
    ViewedProduct view = profileOf(events).getViews().getFirst();

    // Then
    assertThat(view.getTimes()).isEqualTo(1);
    assertThat(view.getRecentAt()).containsExactly(START.plus(Duration.ofDays(2)));
  }

  @Test
  void shouldKeepTenViewsNewestFirstWhenManyAreMade() {
    // Given
    List<UserEvent> events = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      events.add(minute(i).viewed("p" + i));
    }

    // When
    List<ViewedProduct> views = profileOf(events).getViews();

    // Then
    assertThat(views).hasSize(10);
    assertThat(views.getFirst().getProduct().getProductId()).isEqualTo("p29");
  }

  @Test
  void shouldForgetSearchCountsWhenAnythingIsBought() {
    // Given
    UserEvent[] events = {
      minute(0).searched("kettle", 3), minute(1).searched("KETTLE ", 0), minute(2).ordered("pan")
    };

    // When
    SearchMade before = profileOf(events[0], events[1]).getSearches().getFirst();
    SearchMade after = profileOf(events).getSearches().getFirst();

    // Then
    assertThat(before).returns(2, SearchMade::getTimes).returns(0, SearchMade::getResults);
    assertThat(after).returns(0, SearchMade::getTimes).returns("kettle", SearchMade::getQuery);
  }

  @Test
  void shouldCountOrdersOfAProductWhenOneOrderNamesItTwice() {
    // Given
    UserEvent[] events = {day(0).ordered("a", "a", "b"), day(3).ordered("a")};

    // When
    List<BoughtProduct> bought = profileOf(events).getBought();

    // Then
    assertThat(bought)
        .extracting(product -> product.getProduct().getProductId(), BoughtProduct::getTimes)
        .containsExactly(tuple("a", 2), tuple("b", 1));
    assertThat(bought.getFirst().getFirstAt()).isEqualTo(START);
  }

  @Test
  void shouldSumRevenueInOneCurrencyWhenOrdersAndRefundsCome() {
    // Given
    UserEvent[] events = {
      day(0).purchased(PurchaseType.ORDER_COMPLETED, 100.0, "EUR", List.of(product("a"))),
      day(1).purchased(PurchaseType.ORDER_COMPLETED, 70.0, "USD", List.of(product("b"))),
      day(2).purchased(PurchaseType.ORDER_REFUNDED, 30.0, null, List.of()),
    };

    // When
    Profile profile = profileOf(events);

    // Then
    assertThat(profile.getSpending().getRevenue()).isEqualTo(decimal(70.0));
    assertThat(profile.getSpending().getCurrency()).isEqualTo("EUR");
    assertThat(profile.getActivity().getOrders()).isEqualTo(2);
    assertThat(profile.getActivity().getRefunds()).isEqualTo(1);
  }

  @Test
  void shouldKeepTheLastOrderWhenAnOlderOneComesLate() {
    // Given
    UserEvent[] events = {
      day(5).ordered("a"), day(4).arriving(START.plus(Duration.ofDays(6))).ordered("b", "c")
    };

    // When
    Spending spending = profileOf(events).getSpending();

    // Then
    assertThat(spending.getRevenue()).isEqualTo(decimal(30.0));
    assertThat(spending.getLastOrderAt()).isEqualTo(START.plus(Duration.ofDays(5)));
    assertThat(spending.getLastOrderArrivedAt()).isEqualTo(START.plus(Duration.ofDays(5)));
    assertThat(spending.getLastOrderTotal()).isEqualTo(decimal(10.0));
  }
}
