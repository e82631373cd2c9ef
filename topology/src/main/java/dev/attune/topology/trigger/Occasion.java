package dev.attune.topology.trigger;

import dev.attune.avro.Profile;
import java.time.Instant;
import java.util.Set;

/** Something that may lead to a message. */
public sealed interface Occasion permits Fired, Occasion.Release {

  /** What is known of the user. */
  Profile profile();

  /**
   * Triggers held for this user until then are to be judged again.
   *
   * @param standing scenarios whose condition is still true
   */
  record Release(Profile profile, Instant at, Set<String> standing) implements Occasion {

    public Release {
      standing = Set.copyOf(standing);
    }
  }
}
