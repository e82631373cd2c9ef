package dev.attune.topology.gate;

import dev.attune.avro.Admission;
import dev.attune.avro.DecisionReason;
import dev.attune.topology.playbook.Scenario;
import java.time.Instant;
import java.util.List;

/** What the gate says to a message. */
public sealed interface Passage {

  /**
   * It may go.
   *
   * @param scenario with the channel through which it may
   * @param admissions what has to be remembered once it goes, this one included
   */
  record Open(Scenario scenario, List<Admission> admissions) implements Passage {

    public Open {
      admissions = List.copyOf(admissions);
    }
  }

  /**
   * It has to wait.
   *
   * @param until when it is to be judged again
   * @param reason the rule that holds it
   */
  record Held(Instant until, DecisionReason reason) implements Passage {}

  /** It may not go. */
  record Refused(DecisionReason reason) implements Passage {}
}
