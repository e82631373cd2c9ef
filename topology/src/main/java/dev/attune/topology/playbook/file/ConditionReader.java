package dev.attune.topology.playbook.file;

import dev.attune.topology.playbook.Condition;
import dev.attune.topology.playbook.Worth;
import dev.attune.topology.playbook.condition.Compilation.Compiled;
import dev.attune.topology.playbook.condition.Compilation.Rejected;
import dev.attune.topology.playbook.condition.ConditionCompiler;
import dev.attune.topology.playbook.condition.ConditionMistake;
import dev.attune.topology.playbook.condition.WorthCompiler;
import dev.attune.topology.playbook.keys.PlaybookKeys;
import dev.attune.topology.playbook.yaml.Key;
import dev.attune.topology.playbook.yaml.Mistakes;
import dev.attune.topology.playbook.yaml.Section;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code when} and {@code worth}. Confined to the thread that reads. */
final class ConditionReader {

  private final Mistakes mistakes;
  private @Nullable ConditionCompiler compiler;
  private @Nullable WorthCompiler worths;

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
        report(scenario, PlaybookKeys.Scenarios.WHEN, rejected.mistakes());
        yield Condition.ALWAYS;
      }
    };
  }

  /** What an answer is worth; null where the file does not say. */
  @Nullable Worth worth(Section scenario) {
    String expression = scenario.readIfPresent(PlaybookKeys.Scenarios.WORTH);
    if (expression == null) {
      return null;
    }
    if (worths == null) {
      worths = new WorthCompiler();
    }
    return switch (worths.compile(expression)) {
      case WorthCompiler.Right(Worth worth) -> worth;
      case WorthCompiler.Wrong(List<ConditionMistake> wrong) -> {
        report(scenario, PlaybookKeys.Scenarios.WORTH, wrong);
        yield null;
      }
    };
  }

  private void report(Section scenario, Key key, List<ConditionMistake> wrong) {
    var field = scenario.field(key);
    for (ConditionMistake mistake : wrong) {
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
