package dev.attune.topology.trigger;

import dev.attune.avro.Evidence;
import dev.attune.avro.Profile;
import dev.attune.topology.catalog.CatalogReader;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A condition on a user's behaviour. It fires when it turns from false to true: because an event
 * changed the profile, or because time passed. Pure: the same profile, moment and catalogue give
 * the same answer.
 *
 * <p>Moments are of the user's clock, {@code activity.clockAt}: the newest arrival, not the event
 * time.
 */
public interface TriggerRule {

  /** A due time that never comes. */
  Instant NEVER = Instant.MAX;

  /** Whether the condition is true of this profile as of this moment. */
  boolean holds(Profile profile, Instant asOf, CatalogReader catalog);

  /**
   * The next moment strictly after {@code after} at which the condition may turn true though no
   * event comes, or {@link #NEVER}.
   */
  default Instant dueAfter(Profile profile, Instant after, CatalogReader catalog) {
    return NEVER;
  }

  /** Whether it is still worth a message that this turned true some time ago. */
  default boolean stands(Profile profile, Instant asOf, CatalogReader catalog) {
    return holds(profile, asOf, catalog);
  }

  /** The events that made it true as of the moment it fired: at most ten, oldest first. */
  List<Evidence> evidence(Profile profile, Instant asOf, CatalogReader catalog);

  /** The figures it decided by, for the ledger and the prompt, in order of name. */
  Map<String, String> facts(Profile profile, Instant asOf, CatalogReader catalog);
}
