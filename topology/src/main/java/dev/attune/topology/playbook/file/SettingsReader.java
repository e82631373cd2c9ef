package dev.attune.topology.playbook.file;

import dev.attune.avro.ConsentStatus;
import dev.attune.topology.playbook.Brand;
import dev.attune.topology.playbook.Caps;
import dev.attune.topology.playbook.Caps.Cap;
import dev.attune.topology.playbook.ConsentRules;
import dev.attune.topology.playbook.Languages;
import dev.attune.topology.playbook.keys.PlaybookKeys;
import dev.attune.topology.playbook.yaml.Field;
import dev.attune.topology.playbook.yaml.Key;
import dev.attune.topology.playbook.yaml.Mistakes;
import dev.attune.topology.playbook.yaml.Section;
import dev.attune.topology.playbook.yaml.Spelling;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what holds for all scenarios: brand, languages, consent, caps. */
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
      return new Brand("", "", List.of());
    }
    Field banned = section.field(PlaybookKeys.Brand.BANNED);
    return new Brand(
        section.read(PlaybookKeys.Brand.NAME),
        section.read(PlaybookKeys.Brand.VOICE),
        banned == null ? List.of() : banned.asList(PlaybookKeys.Brand.WORD, mistakes));
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
    Section section = section(root, PlaybookKeys.Root.CONSENT, PlaybookKeys.Consent.ALL);
    // Silence is no consent: GDPR, article 4 (11).
    String unasked = section == null ? "denied" : section.read(PlaybookKeys.Consent.UNASKED);
    return new ConsentRules(ConsentStatus.valueOf(unasked.toUpperCase(Locale.ROOT)));
  }

  Caps caps() {
    Section caps = section(root, PlaybookKeys.Root.CAPS, PlaybookKeys.Caps.ALL);
    Section perUser =
        caps == null
            ? null
            : section(caps, PlaybookKeys.Caps.PER_USER, PlaybookKeys.Caps.PER_USER_KEYS);
    return new Caps(
        new Cap(read(perUser, PlaybookKeys.Caps.LIMIT), read(perUser, PlaybookKeys.Caps.WINDOW)),
        read(caps, PlaybookKeys.Caps.COOL_DOWN));
  }

  private static <T> T read(@Nullable Section section, Key.Scalar<T> key) {
    return section == null ? Section.standard(key) : section.read(key);
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
