package dev.attune.topology.playbook.condition;

import dev.attune.topology.playbook.condition.Compilation.Compiled;
import dev.attune.topology.playbook.condition.Compilation.Rejected;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.CelVarDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.List;
import java.util.TreeSet;

/**
 * Compiles conditions of the Common Expression Language (cel.dev) and checks their types against
 * {@link ConditionVariables}. What an expression may cost is bounded: its length, its nesting and
 * the steps of its macros. Making one takes a quarter of a second on a cold JVM, so it is made
 * where the first condition is met.
 */
public final class ConditionCompiler {

  private static final CelOptions OPTIONS =
      CelOptions.current()
          // A marketer writes cart_value >= 20 and means 20.0.
          .enableHeterogeneousNumericComparisons(true)
          .maxExpressionCodePointSize(2_000)
          .maxParseRecursionDepth(50)
          .maxParseErrorRecoveryLimit(5)
          .comprehensionMaxIterations(1_000)
          .build();

  private final CelCompiler compiler = compiler(SimpleType.BOOL);
  private final CelRuntime runtime = runtime();

  /**
   * Compiles one condition.
   *
   * @param name how a log line calls it, such as {@code scenarios.welcome.when}
   */
  public Compilation compile(String name, String expression) {
    CelValidationResult result = compiler.compile(expression);
    if (result.hasError()) {
      return new Rejected(result.getErrors().stream().map(ConditionCompiler::mistake).toList());
    }
    try {
      CelAbstractSyntaxTree tree = result.getAst();
      List<Variable> used = used(tree);
      return new Compiled(new CelCondition(name, expression, used, runtime.createProgram(tree)));
    } catch (CelValidationException | CelEvaluationException e) {
      String message = "cannot be evaluated: " + e.getMessage();
      return new Rejected(List.of(new ConditionMistake(1, 1, message)));
    }
  }

  /** A compiler of expressions over the variables that yield this type. */
  static CelCompiler compiler(CelType result) {
    return CelCompilerFactory.standardCelCompilerBuilder()
        .setOptions(OPTIONS)
        .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
        .addVarDeclarations(
            ConditionVariables.ALL.stream()
                .map(variable -> CelVarDecl.newVarDeclaration(variable.name(), variable.type()))
                .toList())
        .setResultType(result)
        .build();
  }

  static CelRuntime runtime() {
    return CelRuntimeFactory.plannerRuntimeBuilder().setOptions(OPTIONS).build();
  }

  static ConditionMistake mistake(CelIssue issue) {
    int line = Math.max(1, issue.getSourceLocation().getLine());
    int column = Math.max(0, issue.getSourceLocation().getColumn()) + 1;
    return new ConditionMistake(line, column, CelMessages.plain(issue.getMessage()));
  }

  private static List<Variable> used(CelAbstractSyntaxTree tree) {
    TreeSet<String> names = new TreeSet<>();
    tree.getReferenceMap().values().forEach(reference -> names.add(reference.name()));
    names.retainAll(ConditionVariables.BY_NAME.keySet());
    return names.stream().map(ConditionVariables.BY_NAME::get).toList();
  }
}
