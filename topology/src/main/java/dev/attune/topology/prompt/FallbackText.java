package dev.attune.topology.prompt;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import dev.attune.avro.Brief;
import dev.attune.avro.OfferText;
import dev.attune.avro.Profile;
import dev.attune.topology.playbook.Playbook;
import dev.attune.topology.playbook.Scenario;
import dev.attune.topology.prompt.template.PromptTemplates;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The playbook's own texts, for when no model answers. The loader has checked their placeholders,
 * so rendering does not fail. Immutable; safe from many threads.
 */
public final class FallbackText {

  private static final Pattern SPACES = Pattern.compile(" {2,}");
  private static final Mustache.Compiler COMPILER = PromptTemplates.compiler();

  private final String brand;
  private final Map<String, Map<String, Texts>> byScenario = new HashMap<>();

  private record Texts(Template headline, Template body, Template callToAction) {

    static Texts of(OfferText text) {
      return new Texts(
          COMPILER.compile(text.getHeadline()),
          COMPILER.compile(text.getBody()),
          COMPILER.compile(text.getCallToAction()));
    }

    OfferText render(Map<String, Object> facts) {
      return new OfferText(text(headline, facts), text(body, facts), text(callToAction, facts));
    }

    private static String text(Template template, Map<String, Object> facts) {
      // A section that is left out leaves the spaces on both of its sides.
      return SPACES.matcher(template.execute(facts)).replaceAll(" ").strip();
    }
  }

  public FallbackText(Playbook playbook) {
    this.brand = playbook.brand().name();
    for (Scenario scenario : playbook.scenarios()) {
      Map<String, Texts> texts = new HashMap<>();
      scenario.fallback().forEach((language, text) -> texts.put(language, Texts.of(text)));
      byScenario.put(scenario.name(), texts);
    }
  }

  /** The text in the brief's language, or nothing where the scenario has none in it. */
  public Optional<OfferText> render(Profile profile, Brief brief) {
    Map<String, Texts> texts = byScenario.getOrDefault(brief.getScenario(), Map.of());
    return Optional.ofNullable(texts.get(brief.getLanguage()))
        .map(text -> text.render(new PromptFacts(profile, brief).ofFallback(brand)));
  }
}
