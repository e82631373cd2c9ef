package dev.attune.topology.playbook.file;

import dev.attune.budget.BudgetPlan;
import dev.attune.budget.BudgetPlan.Limits;
import dev.attune.topology.playbook.keys.BudgetKeys;
import dev.attune.topology.playbook.yaml.Field;
import dev.attune.topology.playbook.yaml.Mistakes;
import dev.attune.topology.playbook.yaml.Section;
import dev.attune.topology.playbook.yaml.Shape.Form;
import dev.attune.topology.playbook.yaml.Spelling;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code budgets}. Silence is no money: models that cost something are then not called. */
final class BudgetReader {

  private final List<String> scenarios;
  private final Mistakes mistakes;

  /**
   * A reader.
   *
   * @param scenarios names that a budget may be for
   */
  BudgetReader(List<String> scenarios, Mistakes mistakes) {
    this.scenarios = List.copyOf(scenarios);
    this.mistakes = mistakes;
  }

  BudgetPlan read(@Nullable Field field) {
    if (field == null) {
      return BudgetPlan.NONE;
    }
    Section section = Section.of(field, BudgetKeys.ALL, mistakes);
    Field tenant = section.field(BudgetKeys.TENANT);
    return new BudgetPlan(
        section.read(BudgetKeys.ZONE),
        tenant == null ? null : limits(tenant),
        scenarios(section.field(BudgetKeys.SCENARIOS)));
  }

  private Map<String, Limits> scenarios(@Nullable Field field) {
    Map<String, Limits> limits = new LinkedHashMap<>();
    if (field == null) {
      return limits;
    }
    for (Field entry : Section.named(field, Form.NAME, mistakes).entries()) {
      if (!scenarios.contains(entry.name())) {
        String start = "there is no scenario \"" + entry.name() + "\"";
        mistakes.add(entry.key(), Spelling.unknown(start, entry.name(), scenarios));
      }
      limits.put(entry.name(), limits(entry));
    }
    return limits;
  }

  private Limits limits(Field field) {
    Section section = Section.of(field, BudgetKeys.LIMITS, mistakes);
    return new Limits(section.read(BudgetKeys.PER_DAY), section.read(BudgetKeys.PER_MONTH));
  }
}
