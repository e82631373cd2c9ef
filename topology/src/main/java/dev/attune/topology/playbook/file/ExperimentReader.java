package dev.attune.topology.playbook.file;

import dev.attune.topology.playbook.Experiment;
import dev.attune.topology.playbook.Experiment.Arm;
import dev.attune.topology.playbook.keys.PlaybookKeys;
import dev.attune.topology.playbook.yaml.Field;
import dev.attune.topology.playbook.yaml.Mistakes;
import dev.attune.topology.playbook.yaml.Section;
import dev.attune.topology.playbook.yaml.Shape.Form;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code experiments}. Weights are proportions in the file and shares of 1 afterwards. */
final class ExperimentReader {

  /** What assignments say where there is no experiment. */
  private static final String RESERVED = "none";

  /** What assignments say of an offer with the playbook's own text. */
  private static final String FALLBACK = "fallback";

  private final Mistakes mistakes;

  ExperimentReader(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  /** By name. */
  Map<String, Experiment> read(@Nullable Field field) {
    Map<String, Experiment> experiments = new LinkedHashMap<>();
    if (field == null) {
      return experiments;
    }
    for (Field entry : Section.named(field, Form.NAME, mistakes).entries()) {
      experiments.put(entry.name(), experiment(entry));
    }
    return experiments;
  }

  private Experiment experiment(Field entry) {
    if (entry.name().equals(RESERVED)) {
      mistakes.add(entry.key(), "\"none\" stands for no experiment; choose another name");
    }
    Section section = Section.of(entry, PlaybookKeys.Experiments.ALL, mistakes);
    Field arms = section.field(PlaybookKeys.Experiments.ARMS);
    return new Experiment(entry.name(), arms == null ? List.of() : arms(arms));
  }

  private List<Arm> arms(Field field) {
    List<Arm> arms = new ArrayList<>();
    for (Field entry : Section.named(field, Form.NAME, mistakes).entries()) {
      Section section = Section.of(entry, PlaybookKeys.Experiments.ARM, mistakes);
      double weight = section.read(PlaybookKeys.Experiments.WEIGHT);
      if (entry.name().equals(FALLBACK)) {
        mistakes.add(
            entry.key(), "\"fallback\" stands for the playbook's own text; choose another name");
      }
      arms.add(new Arm(entry.name(), weight, section.read(PlaybookKeys.Experiments.TONE)));
    }
    if (arms.size() < 2) {
      mistakes.add(field.place(), "has " + arms.size() + " arm; expected at least two to compare");
    }
    return shares(arms);
  }

  private static List<Arm> shares(List<Arm> arms) {
    double sum = arms.stream().mapToDouble(Arm::weight).sum();
    return arms.stream().map(arm -> new Arm(arm.name(), arm.weight() / sum, arm.tone())).toList();
  }
}
