package dev.attune.topology.prompt;

import dev.attune.avro.Assignment;
import dev.attune.avro.Profile;
import dev.attune.topology.playbook.Experiment;
import dev.attune.topology.playbook.Experiment.Arm;
import dev.attune.topology.playbook.Scenario;
import dev.attune.topology.playbook.condition.ConditionVariables;
import java.time.Instant;

/** How to say it: the tone of the arm or of the scenario, and what the reader's mood asks for. */
public final class ToneChooser {

  private static final double UNHAPPY = -0.3;
  private static final double HAPPY = 0.5;

  /** More than one message can say: distress that lasts. */
  private static final double DISTRESSED = 1.0;

  /**
   * The brake: it takes the place of the scenario's tone and of the arm's, which may be pressing.
   */
  private static final String BRAKE =
      "calm and kind, as the reader seems distressed; no urgency, no pressure by price or scarcity,"
          + " no appeal to guilt or fear; no exclamation marks";

  private ToneChooser() {}

  /**
   * The tone for a brief. Pure.
   *
   * @param assignment the arm of the scenario's experiment; any other stands for no experiment
   */
  public static String choose(
      Scenario scenario, Assignment assignment, Profile profile, Instant asOf) {
    return isCalm(profile, asOf) ? BRAKE : ofArm(scenario, assignment) + ofMood(profile, asOf);
  }

  /** Whether the reader seems so distressed that persuasion has to go down. */
  public static boolean isCalm(Profile profile, Instant asOf) {
    return ConditionVariables.distress(profile, asOf) > DISTRESSED;
  }

  private static String ofArm(Scenario scenario, Assignment assignment) {
    Experiment experiment = scenario.experiment();
    if (experiment == null || !experiment.name().equals(assignment.getExperiment())) {
      return scenario.tone();
    }
    return experiment.arms().stream()
        .filter(arm -> arm.name().equals(assignment.getArm()))
        .map(Arm::tone)
        .findFirst()
        .orElse(scenario.tone());
  }

  private static String ofMood(Profile profile, Instant asOf) {
    double mood = ConditionVariables.mood(profile, asOf);
    if (mood <= UNHAPPY) {
      return "; calm and understanding, as the reader seems annoyed; no exclamation marks";
    }
    return mood >= HAPPY ? "; light, as the reader is in a good mood" : "";
  }
}
