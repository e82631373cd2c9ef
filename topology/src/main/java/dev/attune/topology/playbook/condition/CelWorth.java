package dev.attune.topology.playbook.condition;

import dev.attune.avro.Profile;
import dev.attune.topology.playbook.Worth;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;

/** A compiled worth. Immutable, used by all stream threads at once. */
final class CelWorth implements Worth {

  private static final int SCALE = 8;
  private static final BigDecimal NOTHING = BigDecimal.ZERO.setScale(SCALE);
  private static final double MOST = 1_000_000_000;

  private final CelRuntime.Program program;

  CelWorth(CelRuntime.Program program) {
    this.program = program;
  }

  @Override
  public BigDecimal usd(Profile profile, Instant asOf) {
    try {
      Object result = program.eval(variable -> find(variable, profile, asOf));
      return result instanceof Double value && value > 0
          ? BigDecimal.valueOf(Math.min(value, MOST)).setScale(SCALE, RoundingMode.FLOOR)
          : NOTHING;
    } catch (CelEvaluationException e) {
      return NOTHING;
    }
  }

  private static Optional<Object> find(String name, Profile profile, Instant asOf) {
    return Optional.ofNullable(ConditionVariables.BY_NAME.get(name))
        .map(variable -> variable.of(profile, asOf));
  }
}
