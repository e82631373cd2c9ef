package dev.attune.topology.playbook.condition;

import dev.attune.topology.playbook.Worth;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.List;

/** Compiles what answers are worth: the language of conditions, but it yields a number. */
public final class WorthCompiler {

  private final CelCompiler compiler = ConditionCompiler.compiler(SimpleType.DOUBLE);
  private final CelRuntime runtime = ConditionCompiler.runtime();

  /** Compiles one expression, or says what is wrong with it. */
  public Outcome compile(String expression) {
    CelValidationResult result = compiler.compile(expression);
    if (result.hasError()) {
      return new Wrong(result.getErrors().stream().map(ConditionCompiler::mistake).toList());
    }
    try {
      return new Right(new CelWorth(runtime.createProgram(result.getAst())));
    } catch (CelValidationException | CelEvaluationException e) {
      return new Wrong(
          List.of(new ConditionMistake(1, 1, "cannot be evaluated: " + e.getMessage())));
    }
  }

  /** What came of it. */
  public sealed interface Outcome {}

  /** It yields an amount. */
  public record Right(Worth worth) implements Outcome {}

  /** It does not. */
  public record Wrong(List<ConditionMistake> mistakes) implements Outcome {

    public Wrong {
      mistakes = List.copyOf(mistakes);
    }
  }
}
