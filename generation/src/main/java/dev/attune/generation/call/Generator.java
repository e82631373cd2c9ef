package dev.attune.generation.call;

import dev.attune.avro.GenerationRequest;
import dev.attune.avro.GenerationResponse;

/**
 * A request in, exactly one response out. Blocks as long as the model does, at most until the
 * deadline. The worker and the inline replay both call it.
 */
@FunctionalInterface
public interface Generator {

  /** Ends the request; never throws for what a model does, each failure is a status. */
  GenerationResponse generate(GenerationRequest request);
}
