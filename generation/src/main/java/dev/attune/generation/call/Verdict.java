package dev.attune.generation.call;

import dev.attune.avro.GenerationStatus;
import dev.attune.avro.OfferText;
import dev.attune.avro.Selection;
import dev.attune.generation.choose.Outcome;
import dev.attune.generation.model.Draft;
import dev.attune.generation.model.ScoredText;
import dev.attune.generation.model.Usage;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a request ended, before it is known who wrote and how long it took.
 *
 * @param texts to choose from; the chosen one alone once there was a choice
 * @param selection how it was chosen; null before that, and where there was no text
 */
record Verdict(
    GenerationStatus status,
    @Nullable String detail,
    List<ScoredText> texts,
    Usage usage,
    @Nullable Selection selection) {

  /** No call was made. */
  static Verdict uncalled(GenerationStatus status, String detail) {
    return without(status, detail, Usage.none(Map.of()));
  }

  /** One call was made and brought nothing; what it cost is not known. */
  static Verdict failed(GenerationStatus status, String detail) {
    return without(status, detail, Usage.oneCall(0, 0));
  }

  /** There is no text. */
  static Verdict without(GenerationStatus status, @Nullable String detail, Usage usage) {
    return new Verdict(status, detail, List.of(), usage, null);
  }

  static Verdict of(Draft draft) {
    return switch (draft) {
      case Draft.Written(List<ScoredText> texts, Usage usage) ->
          new Verdict(GenerationStatus.OK, null, texts, usage, null);
      case Draft.Refused(String detail, Usage usage) ->
          without(GenerationStatus.REFUSED, detail, usage);
      case Draft.Invalid(String detail, Usage usage) ->
          without(GenerationStatus.INVALID, detail, usage);
    };
  }

  /** The same with what all calls took. */
  Verdict with(Usage all) {
    return new Verdict(status, detail, texts, all, selection);
  }

  /**
   * The end of the request, of which this was the last call.
   *
   * @param outcome of all its calls
   */
  Verdict after(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Chosen chosen ->
          new Verdict(
              GenerationStatus.OK,
              null,
              List.of(chosen.text()),
              chosen.usage(),
              chosen.selection());
      case Outcome.AllRefused refused ->
          new Verdict(
              GenerationStatus.INVALID,
              refused.reason(),
              List.of(),
              refused.usage(),
              refused.selection());
      case Outcome.NoText none -> with(none.usage());
    };
  }

  @Nullable OfferText text() {
    return texts.isEmpty() ? null : texts.getFirst().text();
  }
}
