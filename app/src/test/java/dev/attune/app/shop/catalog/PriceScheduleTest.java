package dev.attune.app.shop.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.app.shop.seed.Seed;
import dev.attune.avro.CatalogItem;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class PriceScheduleTest {

  private static final long DAY = 86_400_000L;
  private static final ShopCatalog CATALOG = ShopCatalog.standard();

  @Property
  void shouldGiveATagThatMakesSenseWhateverTheDay(
      @ForAll long seed,
      @ForAll @IntRange(max = 181) int index,
      @ForAll @LongRange(min = -40_000, max = 80_000) long day) {
    // Given
    Product product = CATALOG.products().get(index);

    // When
    PriceTag tag = new PriceSchedule(new Seed(seed)).tagOn(product, day);

    // Then
    BigDecimal list = tag.listPrice();
    assertThat(tag.price()).isPositive().hasScaleOf(4);
    assertThat(tag.price().doubleValue()).isGreaterThan(0.6 * product.price().doubleValue());
    assertThat(list == null || list.compareTo(tag.price()) > 0).isTrue();
    assertThat(tag.stock()).isNotNegative();
  }

  @Test
  void shouldReduceEveryProductNowAndThenAndSellSomeOut() {
    // Given
    var schedule = new PriceSchedule(new Seed(5));
    Set<String> reduced = new HashSet<>();
    Set<String> soldOut = new HashSet<>();

    // When
    for (long day = 0; day < 365; day++) {
      for (Product product : CATALOG.products()) {
        PriceTag tag = schedule.tagOn(product, day);
        if (tag.price().doubleValue() < 0.9 * product.price().doubleValue()) {
          reduced.add(product.id());
        }
        if (tag.stock() == 0) {
          soldOut.add(product.id());
        }
      }
    }

    // Then
    assertThat(reduced).hasSizeGreaterThan(160);
    assertThat(soldOut).hasSizeBetween(60, 182);
  }

  @Test
  void shouldPublishExactlyWhatStandsOnTheShelf() {
    // Given
    var prices = new PriceSchedule(new Seed(5));
    var shelf = new Shelf(CATALOG, prices);

    // When
    List<CatalogItem> changes = shelf.changes(20_000 * DAY, 20_000 * DAY + 3_600_000L);

    // Then
    assertThat(changes)
        .isNotEmpty()
        .allSatisfy(item -> {
          long at = item.getValidFrom().toEpochMilli();
          Product product = Objects.requireNonNull(CATALOG.product(item.getProductId()));
          var fresh = new Shelf(CATALOG, prices);
          assertThat(fresh.tagAt(product, at)).isNotEqualTo(fresh.tagAt(product, at - 1));
          assertThat(item.getPrice()).isEqualTo(fresh.tagAt(product, at).price());
        });
  }
}
