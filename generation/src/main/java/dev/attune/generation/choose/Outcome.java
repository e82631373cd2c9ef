package dev.attune.generation.choose;

import dev.attune.avro.Selection;
import dev.attune.generation.model.ModelIdentity;
import dev.attune.generation.model.ScoredText;
import dev.attune.generation.model.Usage;

/** How it ended that texts were written for a request. */
public sealed interface Outcome {

  /** What all calls took. */
  Usage usage();

  /** One was chosen. */
  record Chosen(ScoredText text, ModelIdentity writer, Selection selection, Usage usage)
      implements Outcome {}

  /**
   * There are texts, and the guards refuse them all. Whoever wants to have one repaired finds the
   * objections in the selection.
   */
  record AllRefused(String reason, Selection selection, Usage usage) implements Outcome {}

  /** There is no text. */
  record NoText(Usage usage) implements Outcome {}
}
