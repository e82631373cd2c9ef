package dev.attune.generation.model;

import java.util.Map;

/**
 * Who writes, as it will stand in every offer.
 *
 * @param provider such as "openai"; "offline" says that no model wrote it
 * @param model the provider's name of the model
 * @param parameters what shapes every answer, such as "temperature"
 */
public record ModelIdentity(String provider, String model, Map<String, String> parameters) {

  public ModelIdentity {
    parameters = Map.copyOf(parameters);
  }
}
