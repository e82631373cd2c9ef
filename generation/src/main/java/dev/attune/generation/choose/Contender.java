package dev.attune.generation.choose;

import dev.attune.avro.OfferText;
import dev.attune.generation.model.ModelIdentity;
import dev.attune.generation.model.Score;
import org.jspecify.annotations.Nullable;

/**
 * A text that may be chosen.
 *
 * @param writer who wrote it: probabilities of different models cannot be compared
 * @param opening how it was asked to begin, by name; null where it was free to
 * @param copyOf place of the earlier one of which it is nearly a copy; -1 where it is none
 */
record Contender(
    OfferText text, Score score, ModelIdentity writer, @Nullable String opening, int copyOf) {

  boolean isCopy() {
    return copyOf >= 0;
  }
}
