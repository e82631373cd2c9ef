package dev.attune.topology.playbook.condition;

import dev.attune.avro.Profile;
import dev.cel.common.types.CelType;
import java.time.Instant;
import java.util.function.BiFunction;

/**
 * A fact of a profile that a condition may name.
 *
 * @param meaning one line for a marketer, with the unit
 * @param value a Long, Double, String or List of String, as the type says; never null
 */
public record Variable(
    String name, CelType type, String meaning, BiFunction<Profile, Instant, Object> value) {

  /** Its value for this profile as of this moment. */
  Object of(Profile profile, Instant asOf) {
    return value.apply(profile, asOf);
  }
}
