package dev.attune.topology.policy;

import dev.attune.avro.Admission;
import dev.attune.avro.DecisionReason;
import dev.attune.topology.trigger.Fired;
import java.time.Instant;
import java.util.List;

/** What the policy says to a trigger. */
sealed interface Verdict {

  /**
   * It may lead to a request.
   *
   * @param fired with the channel through which it may
   * @param admissions what has to be remembered then
   */
  record Admits(Fired fired, List<Admission> admissions) implements Verdict {

    public Admits {
      admissions = List.copyOf(admissions);
    }
  }

  /** It waits. */
  record Holds(Instant until, DecisionReason reason) implements Verdict {}

  /** It ends here: no message to this user was to be thought of. */
  record Bars(DecisionReason reason) implements Verdict {}

  /** It ends here, at the gate. */
  record Refuses(DecisionReason reason) implements Verdict {}
}
