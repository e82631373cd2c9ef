package dev.attune.generation.draft;

import dev.attune.generation.draft.Reading.Illegible;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code {"headline": …, "body": …, "callToAction": …}} from what a model wrote: strictly,
 * and then leniently once, because many models wrap their JSON in a fence or in politeness. Never
 * throws; stateless, so all calls share one.
 */
public final class DraftReader {

  /** Longer than any offer. What is longer is refused before it costs a parse. */
  static final int MAX_CHARACTERS = 20_000;

  private final OfferJson strict = OfferJson.strict();
  private final OfferJson lenient = OfferJson.lenient();

  /** Reads a model's whole answer; null where it gave no text. */
  public Reading read(@Nullable String raw) {
    if (raw == null || raw.isBlank()) {
      return new Illegible("the answer is empty");
    }
    if (raw.length() > MAX_CHARACTERS) {
      return new Illegible("the answer is longer than " + MAX_CHARACTERS + " characters");
    }
    Reading exact = strict.parse(raw);
    return exact instanceof Illegible(String reason) ? readLeniently(raw, reason) : exact;
  }

  private Reading readLeniently(String raw, String strictReason) {
    List<String> candidates = JsonCandidates.in(raw);
    if (candidates.isEmpty()) {
      return new Illegible("no JSON object in the answer");
    }
    // The candidates are one text cut differently; the first that reads is the widest.
    for (String candidate : candidates) {
      if (lenient.parse(candidate) instanceof Reading.Legible legible) {
        return legible;
      }
    }
    return new Illegible(strictReason);
  }
}
