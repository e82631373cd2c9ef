package dev.attune.learn.assignment;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How an experiment divides the users it gets.
 *
 * @param name salt of the hash
 * @param arms shares by arm, adding up to 1; the first is the control
 * @param ramp share of the experiment's users that take part, 0 to 1; raising it keeps everybody
 *     who took part already
 * @param forced arm by user, for testers; they are left out of the analysis
 * @param stopped kill switch: everybody gets the control and nobody is analysed
 */
public record ExperimentPlan(
    String name,
    Map<String, Double> arms,
    double ramp,
    Map<String, String> forced,
    boolean stopped) {

  private static final double TOLERANCE = 1e-9;

  public ExperimentPlan {
    arms = Collections.unmodifiableMap(new LinkedHashMap<>(arms));
    forced = Map.copyOf(forced);
    double sum = arms.values().stream().mapToDouble(Double::doubleValue).sum();
    if (arms.size() < 2
        || Math.abs(sum - 1) > TOLERANCE
        || arms.values().stream().anyMatch(share -> !(share > 0))) {
      throw new IllegalArgumentException(
          "experiment '" + name + "' has arms " + arms + "; expected two or more that add up to 1");
    }
    if (!(ramp >= 0 && ramp <= 1)) {
      throw new IllegalArgumentException("ramp of experiment '" + name + "' is " + ramp);
    }
    for (String arm : forced.values()) {
      if (!arms.containsKey(arm)) {
        throw new IllegalArgumentException(
            "experiment '" + name + "' forces users into '" + arm + "', which it does not have");
      }
    }
  }

  /** The arm that a user gets. */
  public ArmAssignment assign(String user) {
    String control = arms.keySet().iterator().next();
    if (stopped) {
      return new ArmAssignment(name, control, 1, false);
    }
    String tester = forced.get(user);
    if (tester != null) {
      return new ArmAssignment(name, tester, 1, false);
    }
    // Salted apart from the arms, so that who comes later is divided like who came first.
    if (Bucket.point(name + "/ramp", user) >= ramp) {
      return new ArmAssignment(name, control, 1, false);
    }
    double point = Bucket.point(name, user);
    double sum = 0;
    String last = control;
    for (Map.Entry<String, Double> arm : arms.entrySet()) {
      sum += arm.getValue();
      last = arm.getKey();
      if (point < sum) {
        break;
      }
    }
    return new ArmAssignment(name, last, arms.getOrDefault(last, 1.0), true);
  }
}
