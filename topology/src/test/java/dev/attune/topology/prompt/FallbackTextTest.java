package dev.attune.topology.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.avro.Brief;
import dev.attune.avro.OfferText;
import dev.attune.avro.OfferedProduct;
import dev.attune.avro.Profile;
import dev.attune.guards.Channel;
import dev.attune.guards.Lengths;
import dev.attune.topology.playbook.Playbook;
import dev.attune.topology.playbook.SampleProfiles;
import dev.attune.topology.playbook.Scenario;
import dev.attune.topology.playbook.TriggerKind;
import dev.attune.topology.playbook.file.PlaybookLoader;
import dev.attune.topology.prompt.template.TemplateLoader;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FallbackTextTest {

  private static final Playbook PLAYBOOK =
      new PlaybookLoader(TemplateLoader.standard()).loadStandard();

  private final FallbackText fallbacks = new FallbackText(PLAYBOOK);

  static Stream<Scenario> scenarios() {
    return PLAYBOOK.scenarios().stream();
  }

  @Test
  void shouldCoverEveryKindOfTriggerInTheStandardPlaybook() {
    assertThat(PLAYBOOK.scenarios())
        .extracting(scenario -> scenario.trigger().kind())
        .containsExactlyInAnyOrder(TriggerKind.values());
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void shouldFitTheChannelInEveryLanguageWhateverIsKnown(Scenario scenario) {
    Lengths most = Channel.of(scenario.channel()).lengths();
    for (String language : PLAYBOOK.languages().supported()) {
      for (List<OfferedProduct> products :
          List.of(
              List.<OfferedProduct>of(),
              List.of(SampleBriefs.BEANS),
              List.of(SampleBriefs.KETTLE))) {
        // When
        OfferText text = text(scenario, language, products);

        // Then
        assertThat(text.getHeadline()).isNotBlank().hasSizeLessThanOrEqualTo(most.headline());
        assertThat(text.getBody()).isNotBlank().hasSizeLessThanOrEqualTo(most.body());
        assertThat(text.getCallToAction())
            .isNotBlank()
            .hasSizeLessThanOrEqualTo(most.callToAction());
        assertThat(text.toString()).doesNotContain("{{", "}}", "null", "  ");
      }
    }
  }

  @Test
  void shouldSayThePriceAsTheLanguageDoes() {
    // Given
    Scenario alert = scenario("price-alert");

    // When / Then
    assertThat(text(alert, "en", List.of(SampleBriefs.KETTLE)).getBody())
        .isEqualTo("Kettle “Lille” 1.7 l now costs €24.99.");
    assertThat(text(alert, "de", List.of(SampleBriefs.KETTLE)).getBody())
        .isEqualTo("Kettle “Lille” 1.7 l kostet jetzt 24,99\u00A0€.");
    assertThat(text(alert, "en", List.of(SampleBriefs.BEANS)).getBody())
        .isEqualTo("Coffee beans costs less now.");
  }

  @Test
  void shouldNameTheLastDayWhenTheTermsHoldToItsEnd() {
    // Given
    Scenario recovery = scenario("cart-recovery");

    // When
    String body = text(recovery, "en", List.of(SampleBriefs.KETTLE)).getBody();

    // Then
    assertThat(body).endsWith("you save 10% on it, up to and including 12 March.");
  }

  @ParameterizedTest
  @CsvSource({
    "Europe/Vienna,2026-03-12T22:30:00Z",
    "Europe/Vienna,2026-03-12T23:00:00Z",
    "America/New_York,2026-03-12T23:59:59Z",
    "America/New_York,2026-03-13T03:59:59Z",
    "Nowhere/AtAll,2026-03-12T12:00:00Z"
  })
  void shouldNameNoDayWhenItWouldPromiseHoursTooManyOrDifferFromTheCheckedOne(
      String zone, Instant until) {
    // Given
    Scenario recovery = scenario("cart-recovery");
    Profile profile = Profile.newBuilder(SampleProfiles.stranger()).setTimeZone(zone).build();

    // When
    OfferText text =
        fallbacks.render(profile, SampleBriefs.of(recovery, "en", List.of(), until)).orElseThrow();

    // Then
    assertThat(text.getBody()).endsWith("With the code BACK10 you save 10% on it.");
  }

  @Test
  void shouldStaySilentWhenTheLanguageHasNoText() {
    // Given
    Brief brief = SampleBriefs.of(scenario("welcome"), "fi", List.of());

    // When / Then
    assertThat(fallbacks.render(SampleProfiles.regular(), brief)).isEmpty();
  }

  private OfferText text(Scenario scenario, String language, List<OfferedProduct> products) {
    Brief brief = SampleBriefs.of(scenario, language, products);
    return fallbacks.render(SampleProfiles.regular(), brief).orElseThrow();
  }

  private static Scenario scenario(String name) {
    return scenarios().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
  }
}
