package dev.attune.topology.prompt.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.attune.topology.playbook.Scenario.Terms;
import dev.attune.topology.playbook.TriggerKind;
import dev.attune.topology.playbook.file.PlaybookException;
import dev.attune.topology.playbook.file.PlaybookLoader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromptTemplatesTest {

  @TempDir private Path folder;

  @Test
  void shouldHaveOneTemplateForEachKindWhenAShopBringsNone() {
    assertThat(TemplateLoader.standard().names())
        .containsExactlyInAnyOrderElementsOf(
            List.of(TriggerKind.values()).stream().map(TriggerKind::key).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {{ton}}                          | :2: unknown placeholder {{ton}}; did you mean tone? valid: tone, products, discount, coupon, until
          {{#products}}{{prise}}{{/products}} | :2: unknown placeholder {{prise}}; did you mean price? valid: name, category
          {{#products}}{{price}}{{/products}} | :2: {{price}} is not in every text; put it in a section: {{#price}}…{{price}}…{{/price}}
          {{name}}                          | :2: unknown placeholder {{name}}; valid: tone, products
          {{products}}                      | :2: {{products}} is a list; expected {{#products}}…{{/products}}
          {{coupon}}                        | :2: {{coupon}} is not in every text
          {{^coupon}}{{coupon}}{{/coupon}}  | :2: {{coupon}} is not in every text
          {{search}}                        | :2: unknown placeholder {{search}}
          {{user_id}}                       | :2: unknown placeholder {{user_id}}
          {{#coupon}}                       | :2: the section coupon is not closed
          {{#coupon}}{{/discount}}          | :2: {{/discount}} closes no section that is open here
          {{>_prodcts}}                     | :2: there is no partial "_prodcts"; did you mean _products? valid: _products, _terms, _tone
          {{=<% %>=}}                       | :2: other delimiters than {{ and }} are not supported
          {{tone                            | :2: {{ is not closed by }}
          """)
  void shouldTellFileAndLineWhenATemplateIsWrong(String template, String problem)
      throws IOException {
    // Given
    Path file = write("cart-abandoned", "Task: sell.\n" + template + "\n");

    // When
    PlaybookException thrown =
        catchThrowableOfType(PlaybookException.class, () -> TemplateLoader.with(folder));

    // Then
    assertThat(thrown).isNotNull();
    assertThat(thrown.problems()).anyMatch(line -> line.startsWith(file + problem));
  }

  @Test
  void shouldTellThePartialsOwnLineWhenTheMistakeIsThere() throws IOException {
    // Given
    Path file = write("_tone", "Tone:\n\n{{tonality}}\n");

    // When / Then
    assertThatThrownBy(() -> TemplateLoader.with(folder))
        .isInstanceOfSatisfying(
            PlaybookException.class,
            e ->
                assertThat(e.problems())
                    .singleElement()
                    .asString()
                    .startsWith(file + ":3: unknown placeholder {{tonality}}"));
  }

  @Test
  void shouldStopWhenPartialsIncludeThemselves() throws IOException {
    // Given
    write("_tone", "{{>_tone}}");

    // When / Then
    assertThatThrownBy(() -> TemplateLoader.with(folder))
        .hasMessageContaining("partials include each other more than 5 deep");
  }

  @Test
  void shouldCheckAnOwnTemplateAgainstTheTriggerOfTheScenarioThatNamesIt() throws IOException {
    // Given
    write("my-search", "Task: help with {{#search}}{{search}}{{/search}}. {{tone}}");
    PlaybookLoader loader = new PlaybookLoader(TemplateLoader.with(folder));

    // When / Then
    assertThat(loader.load("p.yml", playbook("repeated-search")).scenarios())
        .singleElement()
        .satisfies(scenario -> assertThat(scenario.prompt()).isEqualTo("my-search"));
    assertThatThrownBy(() -> loader.load("p.yml", playbook("cart-abandoned")))
        .hasMessageContaining("my-search.mustache:1: unknown placeholder {{search}}");
  }

  @Test
  void shouldGiveANewIdWhenAWordChanges() throws IOException {
    // Given
    PromptTemplates standard = TemplateLoader.standard();

    // When
    write("cart-abandoned", "Task: something else. {{tone}}");
    PromptTemplates changed = TemplateLoader.with(folder);

    // Then
    assertThat(standard.id("cart-abandoned")).matches("cart-abandoned@[0-9a-f]{12}");
    assertThat(changed.id("cart-abandoned")).isNotEqualTo(standard.id("cart-abandoned"));
    assertThat(changed.id("dormant")).isEqualTo(standard.id("dormant"));
  }

  @Test
  void shouldKnowWhatTheTermsAlwaysHaveWhenAFallbackTextIsChecked() {
    // Given
    PromptTemplates templates = TemplateLoader.standard();
    Terms plain = new Terms(0, null, Duration.ofDays(2));
    Terms coupon = new Terms(10, "BACK10", Duration.ofDays(2));
    String text = "{{discount}} % with {{coupon}}{{#until}} until {{until}}{{/until}}";

    // When / Then
    assertThat(templates.mistakesIn(text, coupon)).isEmpty();
    assertThat(templates.mistakesIn(text, plain)).hasSize(2);
    assertThat(templates.mistakesIn("{{until}}", coupon))
        .singleElement()
        .asString()
        .startsWith("{{until}} is not in every text");
  }

  @Test
  void shouldSaySoWhenTheFolderIsNone() {
    assertThatThrownBy(() -> TemplateLoader.with(folder.resolve("gone")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("gone");
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name + ".mustache"), text);
  }

  private static byte[] playbook(String kind) {
    return """
    version: 1
    brand: {name: Test}
    scenarios: {only: {trigger: %s, channel: web, prompt: my-search}}
    """
        .formatted(kind)
        .getBytes(StandardCharsets.UTF_8);
  }
}
