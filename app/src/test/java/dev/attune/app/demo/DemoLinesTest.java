package dev.attune.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.app.shop.response.Offers;
import dev.attune.avro.ModelUse;
import dev.attune.avro.Offer;
import dev.attune.avro.OfferTerms;
import dev.attune.avro.OfferedProduct;
import dev.attune.topology.meter.Meters;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a demo prints. */
class DemoLinesTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  private final StringWriter text = new StringWriter();
  private final PrintWriter out = new PrintWriter(text);

  @Test
  void shouldShowWhoGetsWhatAndWhyWhenAnOfferIsPrinted() {
    // Given
    Offer offer = Offers.offer("u1", "o1", "web", 0);

    // When
    String lines = OfferLines.of(offer);

    // Then
    assertThat(lines.lines().map(String::strip))
        .containsExactly(
            "Thu 10:00:00  u1  browse-recovery  web/en  o1",
            "Still thinking of the kettle?",
            "It is on the shelf. [Look again]",
            "Gooseneck Kettle 0.8 l 64.99 EUR",
            "written by offline offline in 0 ms");
  }

  @Test
  void shouldShowTheDealWhenThereIsOne() {
    // Given
    Offer offer = Offers.offer("u1", "o1", "web", 10);
    offer =
        Offer.newBuilder(offer)
            .setTerms(new OfferTerms(10, "BACK10", offer.getExpiresAt()))
            .setProducts(List.of(reduced(offer.getProducts().getFirst())))
            .build();

    // When
    String lines = OfferLines.of(offer);

    // Then
    assertThat(lines).contains("Gooseneck Kettle 0.8 l 64.99 EUR (was 79.99), -10 % with BACK10");
  }

  @Test
  void shouldHaveNoEmptyLineWhenAnOfferShowsNoProduct() {
    // Given
    Offer offer =
        Offer.newBuilder(Offers.offer("u1", "o1", "web", 0)).setProducts(List.of()).build();

    // When
    String lines = OfferLines.of(offer);

    // Then
    assertThat(lines.lines()).hasSize(4).noneMatch(String::isBlank);
  }

  @Test
  void shouldNameTokensWhenAModelWrote() {
    // Given
    var use = new ModelUse("openai", "gpt-x", Map.of(), 1, 812L, 402, 61, null, 0, 0);

    // When
    String line = OfferLines.writer(use);

    // Then
    assertThat(line).isEqualTo("written by openai gpt-x in 812 ms, 402 + 61 tokens");
  }

  @Test
  void shouldCountOverAllTagsWhenTheStatusIsRead() {
    // Given
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    Meters.EVENTS_ACCEPTED.counter(meters).increment(1234);
    Meters.TRIGGERS.counter(meters, "kind", "dormant").increment(3);
    Meters.TRIGGERS.counter(meters, "kind", "mood-drop").increment(2);
    Meters.DECISIONS.counter(meters, "outcome", "SUPPRESSED").increment();
    Meters.DECISIONS.counter(meters, "outcome", "OFFERED").increment(4);

    // When
    String line = DemoStatus.read(NOON, 4, meters).line();

    // Then
    assertThat(line)
        .isEqualTo(
            "Mon 12:00:00  1,234 events, 5 triggers, 4 offers, 1 suppressed, 0 dead letters");
  }

  @Test
  void shouldWriteWholeLinesWhenPiped() {
    // When
    Screen screen = Screen.plain(out);
    screen.status("at noon");
    screen.show("an offer");
    screen.end();

    // Then
    assertThat(text.toString().lines()).containsExactly("-- at noon", "an offer");
    assertThat(text.toString()).doesNotContain("\u001b", "\r\u001b");
  }

  @Test
  void shouldChangeTheStatusInPlaceWhenOnATerminal() {
    // When
    Screen screen = Screen.terminal(out);
    screen.status("one");
    screen.status("two");
    screen.show("an offer");

    // Then
    assertThat(text.toString())
        .isEqualTo("\r\u001b[Kone\r\u001b[Ktwo\r\u001b[Kan offer" + System.lineSeparator());
  }

  private static OfferedProduct reduced(OfferedProduct product) {
    return OfferedProduct.newBuilder(product).setListPrice(new BigDecimal("79.9900")).build();
  }
}
