package dev.attune.topology.ledger;

import dev.attune.avro.DecisionReason;

/** Wordings of reasons that have no figures. */
public final class Reasons {

  private Reasons() {}

  /** A reason that says what was found and what would have had to be. */
  public static DecisionReason of(String rule, String detail, String actual, String required) {
    return new DecisionReason(rule, detail, actual, required);
  }

  /** A reason without figures. */
  public static DecisionReason of(String rule, String detail) {
    return new DecisionReason(rule, detail, null, null);
  }
}
