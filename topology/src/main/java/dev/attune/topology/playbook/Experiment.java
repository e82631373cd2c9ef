package dev.attune.topology.playbook;

import java.util.List;

/**
 * Variants between which users are divided.
 *
 * @param arms at least two, in the order of the file
 */
public record Experiment(String name, List<Arm> arms) {

  public Experiment {
    arms = List.copyOf(arms);
  }

  /**
   * One variant.
   *
   * @param weight share of the users, above 0; shares add up to 1
   * @param tone how to say it
   */
  public record Arm(String name, double weight, String tone) {}
}
