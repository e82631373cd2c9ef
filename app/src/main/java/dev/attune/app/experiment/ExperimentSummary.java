package dev.attune.app.experiment;

import dev.attune.avro.ArmState;
import dev.attune.learn.experiment.ArmTotals;
import dev.attune.learn.experiment.ExperimentResult;
import dev.attune.learn.sequence.ConfidenceSequence;
import dev.attune.topology.arm.ArmSums;
import dev.attune.topology.playbook.Experiment;
import dev.attune.topology.playbook.Experiment.Arm;
import dev.attune.topology.playbook.Playbook;
import dev.attune.topology.playbook.Scenario;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What one experiment says now.
 *
 * @param name its name
 * @param arms sums by arm over all users, the control first
 * @param result its result
 */
public record ExperimentSummary(
    String name,
    Map<String, ArmState> arms,
    Map<String, ArmTotals> totals,
    ExperimentResult result) {

  /** Looked at as often as one likes; tightest at 10,000 users, after 100 an arm. */
  private static final ConfidenceSequence SEQUENCE = new ConfidenceSequence(0.95, 5_000, 100);

  /**
   * All experiments of which two arms or more have users.
   *
   * @param parts sums of parts of the users, each part and arm once
   * @param playbook says which arm is the control: the first
   */
  public static List<ExperimentSummary> of(List<ArmState> parts, Playbook playbook) {
    Map<String, Map<String, ArmState>> experiments = new TreeMap<>();
    for (ArmState part : parts) {
      experiments
          .computeIfAbsent(part.getExperiment(), name -> new TreeMap<>())
          .merge(part.getArm(), part, ArmSums::plus);
    }
    List<ExperimentSummary> all = new ArrayList<>();
    experiments.forEach((name, arms) -> {
      Map<String, ArmState> ordered = ordered(arms, armsOf(name, playbook));
      if (ordered.size() > 1) {
        all.add(of(name, ordered));
      }
    });
    return all;
  }

  private static ExperimentSummary of(String name, Map<String, ArmState> arms) {
    Map<String, ArmTotals> totals = new LinkedHashMap<>();
    arms.forEach((arm, state) -> totals.put(arm, ArmSums.totals(state)));
    double sum = arms.values().stream().mapToDouble(ArmState::getWeight).sum();
    double[] shares = arms.values().stream().mapToDouble(arm -> arm.getWeight() / sum).toArray();
    return new ExperimentSummary(name, arms, totals, ExperimentResult.of(totals, shares, SEQUENCE));
  }

  /** Those with users: the playbook's order, then by name; of a holdout the held-out first. */
  private static Map<String, ArmState> ordered(Map<String, ArmState> arms, List<String> order) {
    Map<String, ArmState> ordered = new LinkedHashMap<>();
    arms.values().stream()
        .filter(arm -> arm.getUsers() > 0)
        .sorted(
            Comparator.<ArmState>comparingInt(arm -> place(order, arm.getArm()))
                .thenComparing(ArmState::getArm))
        .forEach(arm -> ordered.put(arm.getArm(), arm));
    return ordered;
  }

  private static int place(List<String> order, String arm) {
    int place = order.indexOf(arm);
    return place < 0 ? order.size() : place;
  }

  private static List<String> armsOf(String name, Playbook playbook) {
    return playbook.scenarios().stream()
        .map(Scenario::experiment)
        .filter(Objects::nonNull)
        .filter(experiment -> experiment.name().equals(name))
        .findFirst()
        .map(Experiment::arms)
        .map(arms -> arms.stream().map(Arm::name).toList())
        .orElse(List.of());
  }
}
