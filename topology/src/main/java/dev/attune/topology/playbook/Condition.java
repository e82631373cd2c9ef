package dev.attune.topology.playbook;

import dev.attune.avro.Profile;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A condition on a user, compiled from the Common Expression Language. */
@FunctionalInterface
public interface Condition {

  /** True of everybody. */
  Condition ALWAYS = (profile, asOf) -> true;

  /** Whether it is true of this profile as of this moment; false where it cannot be evaluated. */
  boolean test(Profile profile, Instant asOf);

  /** As {@link #test}, and why it could not be evaluated, where it could not. */
  default Evaluation evaluate(Profile profile, Instant asOf) {
    return new Evaluation(test(profile, asOf), null);
  }

  /** What the file says, for the ledger. */
  default String expression() {
    return "true";
  }

  /** The values it looked at, by name, for the ledger. */
  default Map<String, String> inputs(Profile profile, Instant asOf) {
    return Map.of();
  }

  /**
   * What came of it.
   *
   * @param met false where it failed
   * @param failure why it could not be evaluated, such as a division by zero; null otherwise
   */
  record Evaluation(boolean met, @Nullable String failure) {}
}
