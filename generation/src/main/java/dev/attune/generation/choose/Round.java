package dev.attune.generation.choose;

import dev.attune.generation.model.ModelIdentity;
import dev.attune.generation.model.ScoredText;
import dev.attune.generation.model.Usage;
import java.time.Duration;
import java.util.List;

/**
 * What one call brought, retries and other models included.
 *
 * @param texts empty where it brought none
 * @param took how long it lasted
 * @param again whether a further call has a chance
 */
public record Round(
    List<ScoredText> texts, ModelIdentity writer, Usage usage, Duration took, boolean again) {

  public Round {
    texts = List.copyOf(texts);
  }
}
