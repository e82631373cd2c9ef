package dev.attune.topology.playbook.file;

import dev.attune.avro.OfferText;
import dev.attune.topology.playbook.Languages;
import dev.attune.topology.playbook.Scenario.Terms;
import dev.attune.topology.playbook.keys.PlaybookKeys;
import dev.attune.topology.playbook.yaml.Field;
import dev.attune.topology.playbook.yaml.Key;
import dev.attune.topology.playbook.yaml.Mistakes;
import dev.attune.topology.playbook.yaml.Section;
import dev.attune.topology.playbook.yaml.Spelling;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code fallback}: texts by language. A language without a text stays silent. */
final class FallbackReader {

  private final Languages languages;
  private final PromptCatalogue prompts;
  private final Mistakes mistakes;

  FallbackReader(Languages languages, PromptCatalogue prompts, Mistakes mistakes) {
    this.languages = languages;
    this.prompts = prompts;
    this.mistakes = mistakes;
  }

  Map<String, OfferText> read(@Nullable Field field, Terms terms) {
    Map<String, OfferText> texts = new LinkedHashMap<>();
    if (field == null) {
      return texts;
    }
    for (Field entry : Section.named(field, PlaybookKeys.LANGUAGE, mistakes).entries()) {
      reportUnsupported(entry);
      texts.put(entry.name(), text(entry, terms));
    }
    return texts;
  }

  private OfferText text(Field entry, Terms terms) {
    Section section = Section.of(entry, PlaybookKeys.Parts.TEXT, mistakes);
    return new OfferText(
        part(section, PlaybookKeys.Parts.HEADLINE, terms),
        part(section, PlaybookKeys.Parts.BODY, terms),
        part(section, PlaybookKeys.Parts.CALL_TO_ACTION, terms));
  }

  private String part(Section section, Key.Scalar<String> key, Terms terms) {
    String text = section.read(key);
    Field field = section.field(key);
    if (field != null) {
      prompts.mistakesIn(text, terms).forEach(mistake -> mistakes.add(field.place(), mistake));
    }
    return text;
  }

  private void reportUnsupported(Field entry) {
    if (!languages.supported().contains(entry.name())) {
      String start = "\"" + entry.name() + "\" is not among the supported languages";
      mistakes.add(entry.key(), Spelling.unknown(start, entry.name(), languages.supported()));
    }
  }
}
