package dev.attune.generation.consent;

import dev.attune.avro.ConsentRecord;
import dev.attune.avro.ConsentStatus;
import dev.attune.avro.GenerationRequest;
import dev.attune.avro.ModelProcessing;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a user said that may forbid to ask a model about them. */
public sealed interface Withdrawal {

  /** Who said it. */
  String userId();

  /** Why this request is not to be asked any more, in a line; empty where it may be. */
  Optional<String> forbids(GenerationRequest request);

  /**
   * What a user agreed to and what not.
   *
   * @param version a request that was asked under it, or a later one, took it into account
   * @param denied purposes; a purpose that was never asked about is the topology's to judge
   */
  record Consent(String userId, long version, Set<String> denied) implements Withdrawal {

    private static final String PERSONALIZATION = "personalization";
    private static final String MARKETING = "marketing.";
    private static final String OUTSIDE_MODEL = "model.external";

    public Consent {
      denied = Set.copyOf(denied);
    }

    /** The part of a consent that matters here. */
    public static Consent of(ConsentRecord said) {
      Set<String> denied =
          said.getPurposes().entrySet().stream()
              .filter(answer -> answer.getValue() == ConsentStatus.DENIED)
              .map(Map.Entry::getKey)
              .collect(Collectors.toSet());
      return new Consent(said.getUserId(), said.getVersion(), denied);
    }

    @Override
    public Optional<String> forbids(GenerationRequest request) {
      if (version <= request.getConsentVersion()) {
        return Optional.empty();
      }
      return Stream.of(PERSONALIZATION, MARKETING + request.getBrief().getChannel(), OUTSIDE_MODEL)
          .filter(denied::contains)
          .filter(purpose ->
              !purpose.equals(OUTSIDE_MODEL) || request.getProcessing() == ModelProcessing.ANY)
          .sorted()
          .findFirst()
          .map(purpose -> "the user withdrew consent to " + purpose + " after it was asked");
    }
  }

  /**
   * A wish to be forgotten.
   *
   * @param requestedAt requests made until then are not to be asked; later ones are of a new start
   */
  record Erasure(String userId, Instant requestedAt) implements Withdrawal {

    @Override
    public Optional<String> forbids(GenerationRequest request) {
      return request.getCreatedAt().isAfter(requestedAt)
          ? Optional.empty()
          : Optional.of("the user asked to be forgotten after it was asked");
    }
  }
}
