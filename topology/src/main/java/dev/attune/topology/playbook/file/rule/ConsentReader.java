package dev.attune.topology.playbook.file.rule;

import dev.attune.avro.ConsentStatus;
import dev.attune.topology.playbook.ConsentRules;
import dev.attune.topology.playbook.ConsentRules.Minors;
import dev.attune.topology.playbook.ConsentRules.Region;
import dev.attune.topology.playbook.keys.ConsentKeys;
import dev.attune.topology.playbook.yaml.Field;
import dev.attune.topology.playbook.yaml.Key;
import dev.attune.topology.playbook.yaml.Mistakes;
import dev.attune.topology.playbook.yaml.Section;
import dev.attune.topology.playbook.yaml.Shape.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads {@code consent}. Silence is no consent: GDPR, article 4 (11). */
public final class ConsentReader {

  private static final Set<String> EU =
      Set.of(
          "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE",
          "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK");
  private static final Map<String, Set<String>> GROUPS =
      Map.of(
          "EU",
          EU,
          "EEA",
          Stream.concat(EU.stream(), Stream.of("IS", "LI", "NO")).collect(Collectors.toSet()));

  private final Mistakes mistakes;

  public ConsentReader(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  /** The rules; the strictest where the file is silent. */
  public ConsentRules read(@Nullable Field field) {
    if (field == null) {
      return new ConsentRules(
          status(Section.standard(ConsentKeys.UNASKED)),
          Minors.of(Section.standard(ConsentKeys.MINORS)),
          List.of());
    }
    Section section = Section.of(field, ConsentKeys.ALL, mistakes);
    return new ConsentRules(
        unasked(section, ConsentKeys.UNASKED),
        Minors.of(section.read(ConsentKeys.MINORS)),
        regions(section.field(ConsentKeys.REGIONS)));
  }

  private List<Region> regions(@Nullable Field field) {
    List<Region> regions = new ArrayList<>();
    if (field == null) {
      return regions;
    }
    for (Field entry : Section.named(field, Form.NAME, mistakes).entries()) {
      Section section = Section.of(entry, ConsentKeys.REGION, mistakes);
      Field countries = section.field(ConsentKeys.COUNTRIES);
      regions.add(
          new Region(
              entry.name(),
              countries == null ? Set.of() : countries(countries),
              unasked(section, ConsentKeys.REGION_UNASKED)));
    }
    return regions;
  }

  private Set<String> countries(Field field) {
    return field.asList(ConsentKeys.COUNTRY, mistakes).stream()
        .flatMap(country -> GROUPS.getOrDefault(country, Set.of(country)).stream())
        .collect(Collectors.toSet());
  }

  private static ConsentStatus unasked(Section section, Key.Scalar<String> key) {
    return status(section.read(key));
  }

  private static ConsentStatus status(String word) {
    return ConsentStatus.valueOf(word.toUpperCase(Locale.ROOT));
  }
}
