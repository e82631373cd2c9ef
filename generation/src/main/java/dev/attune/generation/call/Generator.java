package dev.attune.generation.call;

import dev.attune.avro.GenerationRequest;
import dev.attune.avro.GenerationResponse;

/**
 * A request in, exactly one response out. Blocks as long as the model does, at most until the
 * deadline. The worker and the inline replay both call it.
 */
@FunctionalInterface
public interface Generator {

  /**
   * Ends the request; never throws for what a model does, each failure is a status. An interrupt
   * ends it soon.
   *
   * @param watch hears when money begins to flow and when it stops
   */
  GenerationResponse generate(GenerationRequest request, CallWatch watch);

  /** Ends the request where nobody would end it early. */
  default GenerationResponse generate(GenerationRequest request) {
    return generate(request, CallWatch.NOBODY);
  }
}
