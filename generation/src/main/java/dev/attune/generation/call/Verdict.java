package dev.attune.generation.call;

import dev.attune.avro.GenerationStatus;
import dev.attune.avro.OfferText;
import dev.attune.generation.model.Draft;
import dev.attune.generation.model.Usage;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a request ended, before it is known who wrote and how long it took. */
record Verdict(
    GenerationStatus status, @Nullable String detail, @Nullable OfferText text, Usage usage) {

  /** No call was made. */
  static Verdict uncalled(GenerationStatus status, String detail) {
    return new Verdict(status, detail, null, Usage.none(Map.of()));
  }

  /** One call was made and brought nothing; what it cost is not known. */
  static Verdict failed(GenerationStatus status, String detail) {
    return new Verdict(status, detail, null, Usage.oneCall(0, 0));
  }

  /** The same with what all calls took. */
  Verdict with(Usage all) {
    return new Verdict(status, detail, text, all);
  }

  static Verdict of(Draft draft) {
    return switch (draft) {
      case Draft.Written(OfferText text, Usage usage) ->
          new Verdict(GenerationStatus.OK, null, text, usage);
      case Draft.Refused(String detail, Usage usage) ->
          new Verdict(GenerationStatus.REFUSED, detail, null, usage);
      case Draft.Invalid(String detail, Usage usage) ->
          new Verdict(GenerationStatus.INVALID, detail, null, usage);
    };
  }
}
