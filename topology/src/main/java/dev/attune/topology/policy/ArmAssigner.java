package dev.attune.topology.policy;

import dev.attune.avro.Assignment;
import dev.attune.learn.assignment.Bucket;
import dev.attune.topology.playbook.Experiment;
import dev.attune.topology.playbook.Experiment.Arm;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Divides users between arms by a hash of user and experiment: sticky, and independent from one
 * experiment to the next. Pure.
 */
public final class ArmAssigner {

  /** The assignment outside any experiment. */
  private static final Assignment NONE = new Assignment("none", "default", 1.0);

  /** A user's arm, with the probability of getting it. */
  public Assignment assign(String userId, @Nullable Experiment experiment) {
    if (experiment == null) {
      return NONE;
    }
    Arm arm = armAt(experiment.arms(), Bucket.point(experiment.name(), userId));
    return new Assignment(experiment.name(), arm.name(), arm.weight());
  }

  private static Arm armAt(List<Arm> arms, double point) {
    double sum = 0;
    for (Arm arm : arms) {
      sum += arm.weight();
      if (point < sum) {
        return arm;
      }
    }
    return arms.getLast();
  }
}
