package dev.attune.modelserver.script;

import dev.attune.modelserver.behaviour.Call;
import dev.attune.modelserver.behaviour.Chance;
import dev.attune.modelserver.behaviour.Latency;
import dev.attune.modelserver.behaviour.Outcome;
import java.time.Duration;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the calls that meet a condition.
 *
 * @param namesPath whether it asks for a path: only then does it concern requests that call no
 *     model
 * @param latency null for the script's own
 */
record Rule(
    Predicate<Call> condition,
    boolean namesPath,
    Outcome outcome,
    @Nullable Latency latency,
    long seed) {

  boolean matches(Call call) {
    return condition.test(call);
  }

  Outcome outcome(Call call, Duration usual) {
    return outcome.after(latency == null ? usual : latency.draw(Chance.of(seed, call.number(), 1)));
  }
}
