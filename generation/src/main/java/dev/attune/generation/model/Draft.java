package dev.attune.generation.model;

import dev.attune.avro.OfferText;
import dev.attune.generation.draft.Reading;
import dev.attune.generation.draft.Reading.Illegible;
import dev.attune.generation.draft.Reading.Legible;
import java.util.List;

/** What a model gave back. A bad answer is a verdict here, not an exception: it was paid for. */
public sealed interface Draft {

  /** What it took. */
  Usage usage();

  /**
   * Texts in the form asked for. Whether they are true and fit to send is decided later.
   *
   * @param texts at least one, at most as many as were asked for
   */
  record Written(List<ScoredText> texts, Usage usage) implements Draft {

    public Written {
      if (texts.isEmpty()) {
        throw new IllegalArgumentException("nothing was written");
      }
      texts = List.copyOf(texts);
    }

    /** One text whose probability is not known. */
    public Written(OfferText text, Usage usage) {
      this(List.of(new ScoredText(text, Score.UNASKED)), usage);
    }

    /** The first. */
    public OfferText text() {
      return texts.getFirst().text();
    }
  }

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
