package dev.attune.generation.call;

import dev.attune.avro.GenerationRequest;
import dev.attune.avro.ModelProcessing;
import java.util.List;
import java.util.Set;

/** Which models may see a request: all, or those that run in the house. Pure. */
final class Processing {

  /** Why nobody was asked. */
  static final String NO_MODEL =
      "the user did not agree that an outside provider processes it, and no model of the chain runs in the house";

  private static final Set<String> IN_HOUSE = Set.of("offline", "llama-local");

  private Processing() {}

  /** The models of a chain that may be asked, in their order. */
  static List<ChainedModel> allowed(GenerationRequest request, List<ChainedModel> chain) {
    return request.getProcessing() == ModelProcessing.ANY
        ? chain
        : chain.stream()
            .filter(each -> IN_HOUSE.contains(each.model().identity().provider()))
            .toList();
  }
}
