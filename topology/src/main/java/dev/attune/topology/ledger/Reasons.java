package dev.attune.topology.ledger;

import dev.attune.avro.DecisionReason;
import org.jspecify.annotations.Nullable;

/** Wordings of reasons that have no figures. */
public final class Reasons {

  private Reasons() {}

  /** A reason that says what was found and what would have had to be. */
  public static DecisionReason of(
      String rule, String detail, @Nullable String actual, @Nullable String required) {
    return new DecisionReason(rule, detail, actual, required);
  }

  /** A reason without figures. */
  public static DecisionReason of(String rule, String detail) {
    return new DecisionReason(rule, detail, null, null);
  }
}
