package dev.attune.topology.profile;

import dev.attune.avro.Profile;
import dev.attune.topology.catalog.CatalogReader;
import java.time.Instant;

/** When time alone may turn a condition true. Pure. */
@FunctionalInterface
public interface DueTimes {

  /** The first such moment strictly after {@code after}, or {@link Instant#MAX}. */
  Instant dueAfter(Profile profile, Instant after, CatalogReader catalog);
}
