package dev.attune.topology.playbook.file;

import dev.attune.topology.playbook.TriggerKind;
import dev.attune.topology.playbook.TriggerSpec;
import dev.attune.topology.playbook.keys.PlaybookKeys;
import dev.attune.topology.playbook.keys.TriggerParameters;
import dev.attune.topology.playbook.yaml.Field;
import dev.attune.topology.playbook.yaml.Key;
import dev.attune.topology.playbook.yaml.Mistakes;
import dev.attune.topology.playbook.yaml.Section;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code trigger}: the name of a kind, or a mapping of kind and parameters. */
final class TriggerReader {

  private static final TriggerSpec STAND_IN =
      new TriggerSpec(TriggerKind.FIRST_VISIT, Map.of(), Map.of());

  private final Mistakes mistakes;

  TriggerReader(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  TriggerSpec read(@Nullable Field field) {
    if (field == null) {
      return STAND_IN;
    }
    if (field.isScalar()) {
      String kind = field.as(PlaybookKeys.Parts.KIND.shape(), mistakes);
      return kind == null ? STAND_IN : standard(kind(kind));
    }
    Section section = Section.open(field, mistakes);
    String kind = section.readIfPresent(PlaybookKeys.Parts.KIND);
    if (kind == null) {
      // Which parameters are valid is only known with the kind.
      reportMissing(section);
      return STAND_IN;
    }
    return read(kind(kind), section.allow(TriggerParameters.all(kind(kind))));
  }

  private static TriggerSpec read(TriggerKind kind, Section section) {
    Map<String, Duration> lengths = new HashMap<>();
    for (Key.Scalar<Duration> key : TriggerParameters.lengths(kind)) {
      lengths.put(key.name(), section.read(key));
    }
    Map<String, Double> numbers = new HashMap<>();
    for (Key.Scalar<Double> key : TriggerParameters.numbers(kind)) {
      numbers.put(key.name(), section.read(key));
    }
    return new TriggerSpec(kind, lengths, numbers);
  }

  private void reportMissing(Section section) {
    if (section.field(PlaybookKeys.Parts.KIND) == null) {
      String form = PlaybookKeys.Parts.KIND.form();
      mistakes.add(section.place(), "the key kind is missing; expected " + form);
    }
  }

  private static TriggerSpec standard(TriggerKind kind) {
    return new TriggerSpec(kind, kind.durations(), kind.numbers());
  }

  private static TriggerKind kind(String key) {
    return TriggerKind.valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
