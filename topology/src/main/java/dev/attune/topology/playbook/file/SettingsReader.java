package dev.attune.topology.playbook.file;

import dev.attune.avro.TextRules;
import dev.attune.topology.playbook.Brand;
import dev.attune.topology.playbook.ConsentRules;
import dev.attune.topology.playbook.Languages;
import dev.attune.topology.playbook.file.rule.ConsentReader;
import dev.attune.topology.playbook.file.rule.FrequencyReader;
import dev.attune.topology.playbook.file.rule.TextReader;
import dev.attune.topology.playbook.frequency.Frequency;
import dev.attune.topology.playbook.keys.PlaybookKeys;
import dev.attune.topology.playbook.yaml.Field;
import dev.attune.topology.playbook.yaml.Key;
import dev.attune.topology.playbook.yaml.Mistakes;
import dev.attune.topology.playbook.yaml.Section;
import dev.attune.topology.playbook.yaml.Spelling;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what holds for all scenarios: brand, languages, consent, frequency. */
final class SettingsReader {

  private static final Languages ENGLISH = new Languages(List.of("en"), "en");

  private final Section root;
  private final Mistakes mistakes;

  SettingsReader(Section root, Mistakes mistakes) {
    this.root = root;
    this.mistakes = mistakes;
  }

  Brand brand() {
    Section section = section(root, PlaybookKeys.Root.BRAND, PlaybookKeys.Brand.ALL);
    if (section == null) {
      return new Brand("", "", List.of(), TextRules.newBuilder().build());
    }
    Field banned = section.field(PlaybookKeys.Brand.BANNED);
    return new Brand(
        section.read(PlaybookKeys.Brand.NAME),
        section.read(PlaybookKeys.Brand.VOICE),
        banned == null ? List.of() : banned.asList(PlaybookKeys.Brand.WORD, mistakes),
        new TextReader(mistakes).read(section.field(PlaybookKeys.Brand.TEXTS)));
  }

  Languages languages() {
    Section section = section(root, PlaybookKeys.Root.LANGUAGES, PlaybookKeys.Languages.ALL);
    Field field = section == null ? null : section.field(PlaybookKeys.Languages.SUPPORTED);
    if (section == null || field == null) {
      return ENGLISH;
    }
    List<String> supported = field.asList(PlaybookKeys.LANGUAGE, mistakes);
    if (supported.isEmpty()) {
      mistakes.add(field.place(), "names no language; expected at least one, such as [en]");
      return ENGLISH;
    }
    reportRepeated(field, supported);
    return new Languages(supported, fallback(section, supported));
  }

  ConsentRules consent() {
    return new ConsentReader(mistakes).read(root.field(PlaybookKeys.Root.CONSENT));
  }

  Frequency frequency(List<String> scenarios) {
    return new FrequencyReader(scenarios, mistakes)
        .read(
            root.field(PlaybookKeys.Root.CAPS),
            root.field(PlaybookKeys.Root.QUIET_HOURS),
            root.field(PlaybookKeys.Root.HOLDOUT));
  }

  private @Nullable Section section(Section parent, Key key, List<Key> keys) {
    Field field = parent.field(key);
    return field == null ? null : Section.of(field, keys, mistakes);
  }

  private void reportRepeated(Field field, List<String> supported) {
    Set<String> seen = new HashSet<>();
    for (String language : supported) {
      if (!seen.add(language)) {
        mistakes.add(field.place(), "names " + language + " twice");
      }
    }
  }

  private String fallback(Section section, List<String> supported) {
    Field field = section.field(PlaybookKeys.Languages.FALLBACK);
    String language = section.readIfPresent(PlaybookKeys.Languages.FALLBACK);
    if (field == null || language == null) {
      return supported.getFirst();
    }
    if (!supported.contains(language)) {
      String start = "\"" + language + "\" is not among the supported languages";
      mistakes.add(field.place(), Spelling.unknown(start, language, supported));
    }
    return language;
  }
}
