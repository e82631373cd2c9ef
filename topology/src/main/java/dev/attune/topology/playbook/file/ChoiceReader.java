package dev.attune.topology.playbook.file;

import dev.attune.avro.ChoiceRule;
import dev.attune.topology.playbook.Scenario.Choice;
import dev.attune.topology.playbook.keys.PlaybookKeys;
import dev.attune.topology.playbook.yaml.Field;
import dev.attune.topology.playbook.yaml.Key;
import dev.attune.topology.playbook.yaml.Mistakes;
import dev.attune.topology.playbook.yaml.Section;
import org.jspecify.annotations.Nullable;

/** Reads {@code candidates} and {@code choose}. */
final class ChoiceReader {

  private static final ChoiceRule FIRST = new ChoiceRule(0.0, 0.0, 0.0);
  private static final ChoiceRule BY_SCORE = new ChoiceRule(1.0, 0.0, 0.0);

  private final Mistakes mistakes;

  ChoiceReader(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  Choice read(Section scenario) {
    return new Choice(
        scenario.read(PlaybookKeys.Scenarios.CANDIDATES),
        rule(scenario.field(PlaybookKeys.Scenarios.CHOOSE)));
  }

  private ChoiceRule rule(@Nullable Field field) {
    if (field == null) {
      return BY_SCORE;
    }
    if (field.isScalar()) {
      field.as(PlaybookKeys.Choose.FIRST, mistakes);
      return FIRST;
    }
    Section weights = Section.of(field, PlaybookKeys.Choose.ALL, mistakes);
    return new ChoiceRule(
        weight(weights, PlaybookKeys.Choose.SCORE),
        weight(weights, PlaybookKeys.Choose.NOVELTY),
        weight(weights, PlaybookKeys.Choose.PREDICTOR));
  }

  private static double weight(Section weights, Key.Scalar<Double> key) {
    Double weight = weights.readIfPresent(key);
    return weight == null ? 0 : weight;
  }
}
