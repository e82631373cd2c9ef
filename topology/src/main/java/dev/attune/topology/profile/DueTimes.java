package dev.attune.topology.profile;

import dev.attune.avro.Profile;
import dev.attune.topology.catalog.CatalogReader;
import java.time.Instant;

/** When time alone may turn a condition true. Pure. */
public interface DueTimes {

  /** The first such moment strictly after {@code after}, or {@link Instant#MAX}. */
  Instant dueAfter(Profile profile, Instant after, CatalogReader catalog);

  /** Whether a condition turns true at such a moment. */
  boolean fires(Profile profile, Instant due, CatalogReader catalog);
}
