package dev.attune.connectors.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.connectors.log.draft.ProductFacts;
import dev.attune.connectors.log.draft.ProductFacts.Extent;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KnownProductsTest {

  private final KnownProducts products = new KnownProducts(2);

  @Test
  void shouldTellFactsOnceWhenTheyStayTheSame() {
    // Given
    products.learn(facts("p1", "10", Extent.WHOLE));

    // When
    Optional<ProductFacts> again = products.learn(facts("p1", "10", Extent.WHOLE));

    // Then
    assertThat(again).isEmpty();
  }

  @Test
  void shouldTellThemAgainWhenTheProductWasNotSeenForLong() {
    // Given
    products.learn(facts("p1", "10", Extent.WHOLE));
    products.learn(facts("p2", "10", Extent.WHOLE));
    products.learn(facts("p1", "10", Extent.WHOLE));
    products.learn(facts("p3", "10", Extent.WHOLE));

    // Then
    assertThat(products.learn(facts("p1", "10", Extent.WHOLE))).isEmpty();
    assertThat(products.learn(facts("p2", "10", Extent.WHOLE))).isPresent();
  }

  @Test
  void shouldForgetThePriceOnlyWhenARowThatSaysAllHasNone() {
    // Given
    products.learn(facts("p1", "10", Extent.WHOLE));

    // When
    Optional<ProductFacts> now = products.learn(facts("p1", null, Extent.WHOLE));

    // Then
    assertThat(now.orElseThrow().price()).isNull();
  }

  @Test
  void shouldDropAnOldListPriceWhenANewPriceComesWithoutOne() {
    // Given
    ProductFacts reduced = facts("p1", "10", Extent.PARTIAL).withListPrice(new BigDecimal("12"));
    products.learn(reduced);

    // When
    Optional<ProductFacts> now = products.learn(facts("p1", "11", Extent.PARTIAL));

    // Then
    assertThat(reduced.listPrice()).isEqualTo("12");
    assertThat(now.orElseThrow().listPrice()).isNull();
  }

  @Test
  void shouldTellNothingWhenARowHasNoFactButTheId() {
    // Given
    ProductFacts bare =
        new ProductFacts("p1", null, null, null, null, null, "EUR", null, null, Extent.PARTIAL);

    // Then
    assertThat(products.learn(bare)).isEmpty();
  }

  private static ProductFacts facts(String id, @Nullable String price, Extent extent) {
    BigDecimal amount = price == null ? null : new BigDecimal(price);
    return new ProductFacts(id, "Kettle", null, null, amount, null, null, null, null, extent);
  }
}
