package dev.attune.topology.playbook.condition;

import dev.attune.topology.playbook.Condition;
import java.util.List;

/** What came of compiling a condition. */
public sealed interface Compilation {

  /** It can be evaluated, and yields true or false. */
  record Compiled(Condition condition) implements Compilation {}

  /** It cannot. */
  record Rejected(List<ConditionMistake> mistakes) implements Compilation {

    public Rejected {
      mistakes = List.copyOf(mistakes);
    }
  }
}
