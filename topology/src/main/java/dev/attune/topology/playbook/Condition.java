package dev.attune.topology.playbook;

import dev.attune.avro.Profile;
import java.time.Instant;

/** A condition on a user, compiled from the Common Expression Language. */
@FunctionalInterface
public interface Condition {

  /** True of everybody. */
  Condition ALWAYS = (profile, asOf) -> true;

  /** Whether it is true of this profile as of this moment. */
  boolean test(Profile profile, Instant asOf);
}
