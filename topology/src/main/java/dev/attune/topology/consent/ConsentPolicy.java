package dev.attune.topology.consent;

import dev.attune.avro.ConsentRecord;
import dev.attune.avro.ConsentStatus;
import dev.attune.topology.playbook.ConsentRules;
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

  /** The purpose that an offer through this channel needs besides personalization. */
  public String purposeOf(String channel) {
    return MARKETING + channel;
  }

  private boolean allows(@Nullable ConsentRecord consent, String purpose) {
    ConsentStatus status = consent == null ? null : consent.getPurposes().get(purpose);
    return (status == null ? rules.unasked() : status) == ConsentStatus.GRANTED;
  }
}
