package dev.attune.topology.playbook.condition;

import dev.attune.avro.Profile;
import dev.attune.topology.playbook.Condition;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A compiled condition. Used by all stream threads at once: the program is immutable, each
 * evaluation reads its own profile, and only the flag that keeps the log quiet is shared.
 *
 * <p>A condition that cannot be evaluated, such as one that divides by zero, is false of that user
 * and says why: a campaign rather leaves one user out than stops for all.
 */
final class CelCondition implements Condition {

  private static final Logger LOG = LoggerFactory.getLogger(CelCondition.class);

  private final String name;
  private final String expression;
  private final List<Variable> used;
  private final CelRuntime.Program program;
  private final AtomicBoolean warned = new AtomicBoolean();

  CelCondition(String name, String expression, List<Variable> used, CelRuntime.Program program) {
    this.name = name;
    this.expression = expression;
    this.used = List.copyOf(used);
    this.program = program;
  }

  @Override
  public boolean test(Profile profile, Instant asOf) {
    return evaluate(profile, asOf).met();
  }

  @Override
  public Evaluation evaluate(Profile profile, Instant asOf) {
    try {
      Object result = program.eval(variable -> find(variable, profile, asOf));
      return new Evaluation(Boolean.TRUE.equals(result), null);
    } catch (CelEvaluationException e) {
      return failed(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public String expression() {
    return expression;
  }

  @Override
  public Map<String, String> inputs(Profile profile, Instant asOf) {
    Map<String, String> inputs = new LinkedHashMap<>();
    used.forEach(variable -> inputs.put(variable.name(), variable.of(profile, asOf).toString()));
    return inputs;
  }

  private Evaluation failed(String why) {
    // Once: a condition that fails for many users would drown the log, and each failure is in the
    // ledger anyway.
    if (warned.compareAndSet(false, true)) {
      LOG.warn(
          "{} could not be evaluated and counts as false ({}). Guard it, such as with"
              + " orders > 0 && …; later failures are only in the ledger.",
          name,
          why);
    }
    return new Evaluation(false, why);
  }

  private static Optional<Object> find(String name, Profile profile, Instant asOf) {
    return Optional.ofNullable(ConditionVariables.BY_NAME.get(name))
        .map(variable -> variable.of(profile, asOf));
  }
}
