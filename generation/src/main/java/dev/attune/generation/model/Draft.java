package dev.attune.generation.model;

import dev.attune.avro.OfferText;
import dev.attune.generation.draft.Reading;
import dev.attune.generation.draft.Reading.Illegible;
import dev.attune.generation.draft.Reading.Legible;

/** What a model gave back. A bad answer is a verdict here, not an exception: it was paid for. */
public sealed interface Draft {

  /** What it took. */
  Usage usage();

  /** A text in the form asked for. Whether it is true and fit to send is decided later. */
  record Written(OfferText text, Usage usage) implements Draft {}

  /** The model, or its provider's filter, would not write it. */
  record Refused(String detail, Usage usage) implements Draft {}

  /** An answer that is no text: cut off, empty, or not in the form asked for. */
  record Invalid(String detail, Usage usage) implements Draft {}

  /** The draft that a reading amounts to. */
  static Draft of(Reading reading, Usage usage) {
    return switch (reading) {
      case Legible(OfferText text) -> new Written(text, usage);
      case Illegible(String reason) -> new Invalid(reason, usage);
    };
  }
}
