package dev.attune.topology.profile.update;

import static dev.attune.topology.profile.Happening.START;
import static dev.attune.topology.profile.Happening.day;
import static dev.attune.topology.profile.Happening.minute;
import static dev.attune.topology.profile.Happening.product;
import static dev.attune.topology.profile.Happening.profileOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.avro.Cart;
import dev.attune.avro.CartLine;
import dev.attune.avro.ClickType;
import dev.attune.topology.event.UserEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CartUpdaterTest {

  @Test
  void shouldAddUpPiecesWhenAProductIsAddedAgain() {
    // Given
    UserEvent first = minute(0).clicked(ClickType.PRODUCT_ADDED, product("a"), 2);
    UserEvent second = minute(1).clicked(ClickType.PRODUCT_ADDED, product("a"), 3);
    UserEvent taken = minute(2).clicked(ClickType.PRODUCT_REMOVED, product("a"), 4);

    // When
    Cart cart = profileOf(first, second, taken).getCart();

    // Then
    assertThat(cart.getLines()).singleElement().returns(1, CartLine::getQuantity);
    assertThat(cart.getChangedAt()).isEqualTo(START.plus(Duration.ofMinutes(2)));
  }

  @Test
  void shouldKeepTheRestWhenOneOfTwoIsBought() {
    // Given
    UserEvent[] events = {minute(0).added("a"), minute(1).added("b"), minute(2).ordered("a")};

    // When
    Cart cart = profileOf(events).getCart();

    // Then
    assertThat(products(cart)).containsExactly("b");
  }

  @Test
  void shouldNotBringBackWhatWasBoughtOrTakenOutWhenItsAdditionComesLate() {
    // Given
    UserEvent bought = day(2).ordered("a");
    UserEvent taken = day(2).removed("b");
    UserEvent lateOfBought = day(1).arriving(START.plus(Duration.ofDays(3))).added("a");
    UserEvent lateOfTaken = day(1).arriving(START.plus(Duration.ofDays(3))).added("b");

    // When
    Cart cart = profileOf(bought, taken, lateOfBought, lateOfTaken).getCart();

    // Then
    assertThat(cart.getLines()).isEmpty();
  }

  @Test
  void shouldKeepANewAdditionWhenAnOlderRemovalOrOrderComesLate() {
    // Given
    UserEvent a = day(2).added("a");
    UserEvent b = day(2).added("b");
    UserEvent lateRemoval = day(1).arriving(START.plus(Duration.ofDays(3))).removed("a");
    UserEvent lateOrder = day(1).arriving(START.plus(Duration.ofDays(3))).ordered("b");

    // When
    Cart cart = profileOf(a, b, lateRemoval, lateOrder).getCart();

    // Then
    assertThat(products(cart)).containsExactly("a", "b");
  }

  @Test
  void shouldDropTheOldestWhenTheCartIsFull() {
    // Given
    List<UserEvent> events = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      events.add(minute(i).added("p" + i));
    }

    // When
    Cart cart = profileOf(events).getCart();

    // Then
    assertThat(products(cart)).hasSize(20).startsWith("p5").endsWith("p24");
  }

  @Test
  void shouldHoldAnAbsurdQuantityToWhatIsPossible() {
    // Given
    UserEvent huge = minute(0).clicked(ClickType.PRODUCT_ADDED, product("a"), Integer.MAX_VALUE);
    UserEvent more = minute(1).clicked(ClickType.PRODUCT_ADDED, product("a"), Integer.MAX_VALUE);
    UserEvent negative = minute(2).clicked(ClickType.PRODUCT_ADDED, product("b"), -5);

    // When
    Cart cart = profileOf(huge, more, negative).getCart();

    // Then
    assertThat(cart.getLines()).extracting(CartLine::getQuantity).containsExactly(9_999, 1);
  }

  @Property(tries = 300)
  void shouldHoldTheSameProductsWhateverTheOrderOfArrival(
      @ForAll("shuffled") List<Integer> minutes) {
    // Given
    List<UserEvent> inOrder = new ArrayList<>();
    List<UserEvent> shuffled = new ArrayList<>();
    for (int i = 0; i < minutes.size(); i++) {
      inOrder.add(deed(i));
      shuffled.add(deed(minutes.get(i)));
    }

    // When
    Cart punctual = profileOf(inOrder).getCart();
    Cart late = profileOf(shuffled).getCart();

    // Then
    assertThat(products(late)).containsExactlyElementsOf(products(punctual));
  }

  @Provide
  Arbitrary<List<Integer>> shuffled() {
    return Arbitraries.shuffle(0, 1, 2, 3, 4, 5, 6, 7);
  }

  /** One deed a minute: "a" ends bought, "b" taken out, "c" and "d" in the cart. */
  private static UserEvent deed(int minute) {
    var now = minute(minute).arriving(START.plus(Duration.ofHours(1)));
    return switch (minute) {
      case 0 -> now.added("a");
      case 1 -> now.added("b");
      case 2 -> now.added("d");
      case 3 -> now.removed("b");
      case 4 -> now.ordered("a");
      case 5 -> now.added("c");
      case 6 -> now.viewed("b");
      default -> now.searched("d", 1);
    };
  }

  private static List<String> products(Cart cart) {
    return cart.getLines().stream().map(line -> line.getProduct().getProductId()).toList();
  }
}
