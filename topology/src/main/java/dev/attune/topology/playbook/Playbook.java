package dev.attune.topology.playbook;

import dev.attune.budget.BudgetPlan;
import dev.attune.topology.playbook.frequency.Frequency;
import java.util.List;

/**
 * The whole playbook, checked.
 *
 * @param hash SHA-256 of the file's bytes, hexadecimal
 * @param budgets what models may cost
 * @param scenarios in order of priority, then of the file
 */
public record Playbook(
    String hash,
    Brand brand,
    Languages languages,
    ConsentRules consent,
    Frequency frequency,
    BudgetPlan budgets,
    List<Scenario> scenarios) {

  public Playbook {
    scenarios = List.copyOf(scenarios);
  }

  /** Whether any offer is judged by what follows it. */
  public boolean judges() {
    return scenarios.stream().anyMatch(scenario -> scenario.attribution() != null);
  }

  /** The same where nobody sends batches: in a replay and in the demo. */
  public Playbook withoutBatches() {
    return new Playbook(
        hash,
        brand,
        languages,
        consent,
        frequency,
        budgets,
        scenarios.stream().map(Scenario::withoutBatch).toList());
  }
}
