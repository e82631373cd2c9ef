package dev.attune.generation.model;

import dev.attune.avro.GenerationRequest;

/**
 * Whoever writes texts. Shared by all calls, so implementations are safe for use by many threads.
 */
public interface TextModel extends AutoCloseable {

  /** Who this is; the same for all calls. */
  ModelIdentity identity();

  /**
   * Writes at most as many texts as the request wants to choose from, and at least one; whoever
   * wants more calls again. Blocks, for seconds with a remote model: call it on a virtual thread.
   * An interrupt ends it soon, and then it throws.
   *
   * @return the texts, or the verdict that there is none
   * @throws TransientModelException where the same call may succeed later
   * @throws PermanentModelException where it cannot
   */
  Draft write(GenerationRequest request);

  /** Frees connections and memory. */
  @Override
  default void close() {}
}
