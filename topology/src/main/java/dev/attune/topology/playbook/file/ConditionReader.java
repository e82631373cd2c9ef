package dev.attune.topology.playbook.file;

import dev.attune.topology.playbook.Condition;
import dev.attune.topology.playbook.condition.Compilation.Compiled;
import dev.attune.topology.playbook.condition.Compilation.Rejected;
import dev.attune.topology.playbook.condition.ConditionCompiler;
import dev.attune.topology.playbook.condition.ConditionMistake;
import dev.attune.topology.playbook.keys.PlaybookKeys;
import dev.attune.topology.playbook.yaml.Mistakes;
import dev.attune.topology.playbook.yaml.Section;
import org.jspecify.annotations.Nullable;

/** Reads {@code when}. Confined to the thread that reads. */
final class ConditionReader {

  private final Mistakes mistakes;
  private @Nullable ConditionCompiler compiler;

  ConditionReader(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  Condition read(Section scenario) {
    String expression = scenario.readIfPresent(PlaybookKeys.Scenarios.WHEN);
    if (expression == null) {
      return Condition.ALWAYS;
    }
    String name = scenario.place().path() + "." + PlaybookKeys.Scenarios.WHEN.name();
    return switch (compiler().compile(name, expression)) {
      case Compiled(Condition condition) -> condition;
      case Rejected rejected -> {
        report(scenario, rejected);
        yield Condition.ALWAYS;
      }
    };
  }

  private void report(Section scenario, Rejected rejected) {
    var field = scenario.field(PlaybookKeys.Scenarios.WHEN);
    for (ConditionMistake mistake : rejected.mistakes()) {
      mistakes.add(field == null ? scenario.place() : field.place(), mistake.toString());
    }
  }

  private ConditionCompiler compiler() {
    if (compiler == null) {
      compiler = new ConditionCompiler();
    }
    return compiler;
  }
}
