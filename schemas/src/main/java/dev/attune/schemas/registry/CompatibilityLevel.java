package dev.attune.schemas.registry;

/**
 * What a new version of a subject must be able to do with the ones before it. Names are those of
 * the registry's REST API; the transitive forms look at every earlier version, the others at the
 * last one.
 */
public enum CompatibilityLevel {
  /** Anything may be registered. */
  NONE,
  /** New readers read old data. */
  BACKWARD,
  BACKWARD_TRANSITIVE,
  /** Old readers read new data. */
  FORWARD,
  FORWARD_TRANSITIVE,
  /** Both. */
  FULL,
  FULL_TRANSITIVE
}
