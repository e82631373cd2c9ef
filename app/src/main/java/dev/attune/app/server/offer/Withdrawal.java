package dev.attune.app.server.offer;

import dev.attune.avro.ConsentRecord;
import dev.attune.avro.ConsentStatus;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A user's word that earlier offers must no longer be handed out. Only an explicit denial or an
 * erasure counts here; what silence means is the playbook's matter, and the topology has judged by
 * it before it published.
 *
 * @param at by the time of the log; offers made later are not concerned
 * @param purposes denied; empty for everything
 */
record Withdrawal(Instant at, Set<String> purposes) {

  private static final String ALL = "personalization";
  private static final String CHANNEL = "marketing.";

  static Withdrawal ofErasure(Instant at) {
    return new Withdrawal(at, Set.of());
  }

  /** What a consent denies. */
  static Set<String> denied(ConsentRecord consent) {
    return consent.getPurposes().entrySet().stream()
        .filter(purpose -> purpose.getValue() == ConsentStatus.DENIED)
        .map(Map.Entry::getKey)
        .filter(purpose -> purpose.equals(ALL) || purpose.startsWith(CHANNEL))
        .collect(Collectors.toUnmodifiableSet());
  }

  boolean concerns(HeldOffer offer) {
    return !offer.createdAt().isAfter(at)
        && (purposes.isEmpty()
            || purposes.contains(ALL)
            || purposes.contains(CHANNEL + offer.channel()));
  }
}
