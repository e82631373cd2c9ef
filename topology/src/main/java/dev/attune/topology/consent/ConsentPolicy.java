package dev.attune.topology.consent;

import dev.attune.avro.ConsentRecord;
import dev.attune.avro.ConsentStatus;
import dev.attune.topology.playbook.ConsentRules;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a user's consent allows. Pure. */
public final class ConsentPolicy {

  private static final String PERSONALIZATION = "personalization";
  private static final String MARKETING = "marketing.";

  private final ConsentRules rules;

  public ConsentPolicy(ConsentRules rules) {
    this.rules = rules;
  }

  /** Whether a profile may be kept. */
  public boolean allowsProfile(@Nullable ConsentRecord consent) {
    return allows(consent, PERSONALIZATION);
  }

  /** Whether personal offers may be sent through this channel. */
  public boolean allowsOffers(@Nullable ConsentRecord consent, String channel) {
    return allowsProfile(consent) && allows(consent, purposeOf(channel));
  }

  /**
   * Whether an event belongs to what its user had forgotten: it came no later than that wish. What
   * comes later is a new start.
   */
  public boolean isForgotten(@Nullable ConsentRecord consent, Instant arrivedAt) {
    return consent != null
        && consent.getUserId().isEmpty()
        && !arrivedAt.isAfter(consent.getChangedAt());
  }

  /**
   * What is kept of a consent when its user is forgotten, without the name: that this was wished,
   * and what was refused, so that nothing refused is allowed by the playbook's default.
   */
  public static ConsentRecord nameless(@Nullable ConsentRecord known, Instant at) {
    Map<String, ConsentStatus> denied = new HashMap<>();
    if (known != null) {
      denied.putAll(known.getPurposes());
      denied.values().removeIf(status -> status != ConsentStatus.DENIED);
    }
    long version = known == null ? 0 : known.getVersion();
    return new ConsentRecord("", version, at, denied, "erasure", null);
  }

  /** The purpose that an offer through this channel needs besides personalization. */
  public String purposeOf(String channel) {
    return MARKETING + channel;
  }

  private boolean allows(@Nullable ConsentRecord consent, String purpose) {
    ConsentStatus status = consent == null ? null : consent.getPurposes().get(purpose);
    return (status == null ? rules.unasked() : status) == ConsentStatus.GRANTED;
  }
}
