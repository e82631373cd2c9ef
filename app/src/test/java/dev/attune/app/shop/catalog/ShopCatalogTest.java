package dev.attune.app.shop.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShopCatalogTest {

  private final ShopCatalog catalog = ShopCatalog.standard();

  @Test
  void shouldOfferABoutiqueOfWholeProducts() {
    // Given
    List<Product> products = catalog.products();

    // When
    // Then
    assertThat(products).hasSize(182).extracting(Product::id).doesNotHaveDuplicates();
    assertThat(products)
        .allSatisfy(p -> assertThat(p.price()).isPositive().hasScaleOf(4))
        .allSatisfy(p -> assertThat(p.category()).matches("[a-z]+(\\.[a-z-]+)+"))
        .allSatisfy(p -> assertThat(catalog.products().get(p.index())).isSameAs(p));
    assertThat(products).anyMatch(p -> p.listPrice() != null);
    assertThat(products).anyMatch(p -> p.replenishDays() != null);
  }

  @Test
  void shouldKnowEveryComplementAndNoneThatIsTheProductItself() {
    // Given
    List<Product> products = catalog.products();

    // When
    // Then
    assertThat(products)
        .allSatisfy(product ->
            assertThat(product.complements())
                .isNotEmpty()
                .doesNotContain(product.id())
                .allMatch(id -> catalog.product(id) != null));
  }

  @Test
  void shouldRankPricesWithinADepartment() {
    // Given
    Department kitchen = catalog.departments().getFirst();

    // When
    List<Double> ranks = kitchen.products().stream().map(p -> p.appeal().priceRank()).toList();

    // Then
    assertThat(catalog.departments()).hasSize(12);
    assertThat(ranks).allMatch(rank -> rank >= 0 && rank <= 1).contains(0.0, 1.0);
  }
}
