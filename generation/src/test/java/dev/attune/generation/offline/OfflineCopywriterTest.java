package dev.attune.generation.offline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.avro.OfferText;
import dev.attune.generation.Requests;
import dev.attune.generation.model.Draft;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OfflineCopywriterTest {

  private static final List<String> LANGUAGES = List.of("en", "de", "fr", "es", "pt", "it");
  private static final List<String> KINDS =
      List.of(
          "cart-abandoned",
          "browse-abandoned",
          "repeated-view",
          "repeated-search",
          "empty-search",
          "interest-shift",
          "price-drop",
          "first-visit",
          "loyalty-step",
          "post-purchase",
          "replenishment-due",
          "dormant",
          "mood-drop",
          "unheard-of");

  private final OfflineCopywriter copywriter = new OfflineCopywriter();

  @Test
  void shouldFillEveryPartWhateverIsKnown() {
    // Given
    List<Requests> requests = everyKindLanguageAndSituation();

    // When
    List<OfferText> texts = requests.stream().map(this::text).toList();

    // Then
    assertThat(texts)
        .hasSize(KINDS.size() * LANGUAGES.size() * 4 * 4)
        .allSatisfy(text -> {
          assertThat(List.of(text.getHeadline(), text.getBody(), text.getCallToAction()))
              .allSatisfy(OfflineCopywriterTest::assertClean);
          assertThat(text.getBody()).matches("(?s).*[.?!]");
        });
  }

  @Test
  void shouldNameTheOnlyProductWhenThereIsOne() {
    // Given
    List<Requests> requests = new ArrayList<>();
    for (String language : LANGUAGES) {
      KINDS.stream()
          .filter(kind -> !kind.equals("mood-drop"))
          .forEach(kind -> requests.add(Requests.simple().language(language).kind(kind)));
    }

    // When
    List<OfferText> texts = requests.stream().map(this::text).toList();

    // Then
    assertThat(texts)
        .allSatisfy(text -> assertThat(text.getHeadline()).contains("Blue Mug"))
        .allSatisfy(text -> assertThat(text.getBody()).contains("Blue Mug").contains("12"));
  }

  @Test
  void shouldWriteTheSameTextWhenAskedTwice() {
    // Given
    Requests request = Requests.simple().language("de").terms(Requests.terms(10, "HALLO"));

    // When
    Draft again = new OfflineCopywriter().write(request.build());

    // Then
    assertThat(again).isEqualTo(copywriter.write(request.build()));
  }

  @Test
  void shouldVaryWhenRequestsDiffer() {
    // Given
    Requests request = Requests.simple().tone("warm").terms(Requests.terms(10, "HELLO"));

    // When
    Set<OfferText> texts =
        IntStream.range(0, 400)
            .mapToObj(number -> text(request.id("request-" + number)))
            .collect(Collectors.toSet());

    // Then 2 headlines, openings, terms and actions, 3 prices and 3 closings: 144 combinations
    assertThat(texts).hasSizeGreaterThan(100);
  }

  @Test
  void shouldNameNoPriceWhenNoneIsKnown() {
    // Given
    Requests request = Requests.simple().showing(Requests.product("Blue Mug", null, null));

    // When
    OfferText text = text(request);

    // Then
    assertThat(text.getBody()).doesNotContain("€", "null", "price");
  }

  @Test
  void shouldNameNeitherProductNorPriceWhenTheMoodFell() {
    // Given
    Requests request =
        Requests.simple().kind("mood-drop").tone("playful").terms(Requests.terms(10, "SORRY"));

    // When
    List<String> bodies =
        IntStream.range(0, 50)
            .mapToObj(number -> text(request.id("request-" + number)).getBody())
            .toList();

    // Then
    assertThat(bodies)
        .allSatisfy(body ->
            assertThat(body)
                .contains("gesture", "10%", "SORRY")
                .doesNotContain("Mug", "€", "free", "checkout"));
  }

  @Test
  void shouldStateDiscountCodeAndDateWhenTheTermsHaveThem() {
    // Given
    Requests request = Requests.simple().language("de-AT").terms(Requests.terms(15, "DANKE15"));

    // When
    OfferText text = text(request);

    // Then
    assertThat(text.getBody())
        .contains("15\u00a0%")
        .contains("DANKE15")
        .contains("3. Dezember 2026, 18:30 Uhr (UTC)");
  }

  @Test
  void shouldSayNothingOfTermsWhenThereAreNone() {
    // Given
    Requests request = Requests.simple().tone("brisk");

    // When
    OfferText text = text(request);

    // Then
    assertThat(text.getBody()).doesNotContain("%", "2026", "code");
  }

  @Test
  void shouldSayTheReductionWhenTheListPriceIsHigher() {
    // Given
    Requests request =
        Requests.simple().kind("price-drop").showing(Requests.product("Lamp", "1234.5", "1500"));

    // When
    OfferText text = text(request);

    // Then
    assertThat(text.getBody()).contains("€1,234.50").contains("€1,500.00");
  }

  @Test
  void shouldCallNoPriceReducedWhenTheListPriceIsLower() {
    // Given
    Requests request = Requests.simple().showing(Requests.product("Lamp", "20", "15"));

    // When
    OfferText text = text(request);

    // Then
    assertThat(text.getBody()).contains("€20.00").doesNotContain("15");
  }

  @Test
  void shouldLeaveAHostileNameAsItIsWhenItLooksLikeAPlaceholder() {
    // Given
    Requests request =
        Requests.simple().showing(Requests.product("Mug {price}\n$1 {coupon}", "5", null));

    // When
    OfferText text = text(request);

    // Then
    assertThat(text.getHeadline()).contains("Mug {price} $1 {coupon}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ja", "", "xx-YY", "not a tag!"})
  void shouldWriteEnglishAndSaySoWhenTheLanguageIsNotKnown(String language) {
    // Given
    Requests request = Requests.simple().language(language);

    // When
    Draft draft = copywriter.write(request.build());

    // Then
    assertThat(draft.usage().parameters()).containsEntry("language", "en");
  }

  @Test
  void shouldBeShortWhenTheScreenIs() {
    // Given
    Requests request = Requests.simple().channel("push").tone("warm");

    // When
    OfferText text = text(request);

    // Then
    assertThat(text.getBody()).hasSizeLessThan(100).doesNotContain("€");
  }

  @Test
  void shouldAdmitThatNoModelWroteIt() {
    // Given
    Requests request = Requests.simple();

    // When
    Draft draft = copywriter.write(request.build());

    // Then
    assertThat(copywriter.identity().provider()).isEqualTo("offline");
    assertThat(draft.usage().calls()).isZero();
    assertThat(draft.usage().costUsd()).isZero();
  }

  private OfferText text(Requests request) {
    return ((Draft.Written) copywriter.write(request.build())).text();
  }

  private static void assertClean(String text) {
    assertThat(text).isNotBlank().isEqualTo(text.strip());
    assertThat(text)
        .doesNotContainPattern("\\bnull\\b")
        .doesNotContain("{", "}", "  ", "..", " ,", " .");
  }

  private static List<Requests> everyKindLanguageAndSituation() {
    List<Requests> requests = new ArrayList<>();
    for (String kind : KINDS) {
      for (String language : LANGUAGES) {
        for (Requests products : situations()) {
          Requests request = products.kind(kind).language(language).tone("warm");
          requests.add(request);
          requests.add(request.terms(Requests.terms(10, null)));
          requests.add(request.terms(Requests.terms(0, "CODE")));
          requests.add(request.terms(Requests.terms(10, "CODE")));
        }
      }
    }
    return requests;
  }

  private static List<Requests> situations() {
    return List.of(
        Requests.simple().showing(),
        Requests.simple().showing(Requests.product("Blue Mug Co.", "9.9", "12")),
        Requests.simple()
            .showing(Requests.product("Mug", "5", null), Requests.product("Cup", null, null)),
        Requests.simple()
            .showing(
                Requests.product("A", "1", null),
                Requests.product("B", "2", null),
                Requests.product("C", "3", null),
                Requests.product("D", "4", null),
                Requests.product("E", "5", null)));
  }
}
