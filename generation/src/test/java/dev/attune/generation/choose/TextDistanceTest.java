package dev.attune.generation.choose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attune.avro.OfferText;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TextDistanceTest {

  @Property
  void shouldBeAMetricFromZeroToOne(@ForAll String a, @ForAll String b, @ForAll String c) {
    // When
    double ab = TextDistance.between(text(a), text(b));
    double bc = TextDistance.between(text(b), text(c));
    double ac = TextDistance.between(text(a), text(c));

    // Then
    assertThat(ab).isBetween(0.0, 1.0).isEqualTo(TextDistance.between(text(b), text(a)));
    assertThat(TextDistance.between(text(a), text(a))).isZero();
    assertThat(ac).isLessThanOrEqualTo(ab + bc + 1e-12);
  }

  @Test
  void shouldCountSharedTrigrams() {
    // Given " ab " and " ac " have two trigrams each and share none; " abc " has " ab", "abc", "bc
    // "
    OfferText abc = new OfferText("abc", "", "");
    OfferText abd = new OfferText("abd", "", "");

    // When / Then of five different ones they share one
    assertThat(TextDistance.between(abc, abd)).isCloseTo(1 - 1 / 5.0, within(1e-12));
  }

  @Test
  void shouldNotSeeCaseAndSpaces() {
    assertThat(TextDistance.between(text("A  blue\nmug"), text("a Blue mug"))).isZero();
  }

  @Test
  void shouldTellACopyFromAnotherText() {
    // Given
    OfferText text = text("Your blue mug is still in the cart. It costs €12.50 today.");
    OfferText copy = text("Your blue mug is still in the cart. It costs €12.50 now.");
    OfferText other = text("Coffee tastes better from stoneware. The blue mug waits for you.");

    // When / Then
    assertThat(TextDistance.between(text, copy)).isLessThan(Pool.COPY);
    assertThat(TextDistance.between(text, other)).isGreaterThan(Pool.LOW_DIVERSITY);
  }

  private static OfferText text(String body) {
    return new OfferText("A mug for you", body, "See it");
  }
}
