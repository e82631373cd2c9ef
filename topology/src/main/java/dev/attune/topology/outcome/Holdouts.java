package dev.attune.topology.outcome;

/** How a holdout is called among experiments. */
final class Holdouts {

  /** The arm of users who get nothing: the control. */
  static final String HELD_OUT = "held-out";

  /** The arm of all others. */
  static final String OFFERS = "offers";

  /** No experiment of a playbook has a slash in its name. */
  private static final String PREFIX = "holdout/";

  private Holdouts() {}

  static String experiment(String holdout) {
    return PREFIX + holdout;
  }

  static boolean isHoldout(String experiment) {
    return experiment.startsWith(PREFIX);
  }
}
