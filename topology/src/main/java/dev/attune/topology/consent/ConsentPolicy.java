package dev.attune.topology.consent;

import dev.attune.avro.ConsentAnswer;
import dev.attune.avro.ConsentRecord;
import dev.attune.avro.ConsentStatus;
import dev.attune.avro.DecisionReason;
import dev.attune.avro.ModelProcessing;
import dev.attune.topology.playbook.ConsentRules;
import dev.attune.topology.playbook.ConsentRules.Minors;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a user's consent allows. Where the consent names no region, the country of the user's locale
 * decides which region's rules hold. Pure.
 */
public final class ConsentPolicy {

  private static final String PERSONALIZATION = "personalization";
  private static final String MARKETING = "marketing.";
  private static final String OUTSIDE_MODEL = "model.external";
  private static final String TRAINING = "training";
  private static final String GUARDIAN = "guardian";

  private final ConsentRules rules;

  public ConsentPolicy(ConsentRules rules) {
    this.rules = rules;
  }

  /**
   * Whether a profile may be kept.
   *
   * @param locale BCP 47 tag of the user; null where it is not known
   */
  public boolean allowsProfile(@Nullable ConsentRecord consent, @Nullable String locale) {
    return refusal(consent, locale, PERSONALIZATION).isEmpty();
  }

  /** Whether personal offers may be sent through this channel. */
  public boolean allowsOffers(
      @Nullable ConsentRecord consent, @Nullable String locale, String channel) {
    return refusalOfOffers(consent, locale, channel).isEmpty();
  }

  /** Why no personal offer may be sent through this channel; empty where it may. */
  public Optional<DecisionReason> refusalOfOffers(
      @Nullable ConsentRecord consent, @Nullable String locale, String channel) {
    return refusal(consent, locale, PERSONALIZATION)
        .or(() -> refusal(consent, locale, MARKETING + channel));
  }

  /** Who may see a request about the user. */
  public ModelProcessing processing(@Nullable ConsentRecord consent, @Nullable String locale) {
    return refusal(consent, locale, OUTSIDE_MODEL).isEmpty()
        ? ModelProcessing.ANY
        : ModelProcessing.IN_HOUSE;
  }

  /** Whether models may be trained on what came of the user's offers. */
  public boolean allowsTraining(@Nullable ConsentRecord consent, @Nullable String locale) {
    return refusal(consent, locale, TRAINING).isEmpty();
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
      Stream.concat(known.getPurposes().keySet().stream(), known.getAnswers().keySet().stream())
          .filter(purpose -> ConsentMerge.status(known, purpose) == ConsentStatus.DENIED)
          .forEach(purpose -> denied.put(purpose, ConsentStatus.DENIED));
    }
    long version = known == null ? 0 : known.getVersion();
    return new ConsentRecord("", version, at, denied, "erasure", null, Map.of(), null);
  }

  private Optional<DecisionReason> refusal(
      @Nullable ConsentRecord consent, @Nullable String locale, String purpose) {
    if (consent != null && Boolean.TRUE.equals(consent.getMinor()) && !allowsMinor(consent)) {
      return Optional.of(
          new DecisionReason(
              "consent.minors",
              "the user is a minor",
              "minors are " + rules.minors().key(),
              rules.minors() == Minors.GUARDIAN ? "guardian granted" : "an adult"));
    }
    ConsentStatus said = consent == null ? null : ConsentMerge.status(consent, purpose);
    ConsentStatus holds = said == null ? rules.unasked(country(consent, locale)) : said;
    return holds == ConsentStatus.GRANTED
        ? Optional.empty()
        : Optional.of(
            new DecisionReason(
                "consent." + purpose,
                "the user did not agree to " + purpose,
                actual(consent, purpose, said),
                "granted"));
  }

  private boolean allowsMinor(ConsentRecord consent) {
    return switch (rules.minors()) {
      case EXCLUDED -> false;
      case GUARDIAN -> ConsentMerge.status(consent, GUARDIAN) == ConsentStatus.GRANTED;
      case AS_ADULTS -> true;
    };
  }

  private static String actual(
      @Nullable ConsentRecord consent, String purpose, @Nullable ConsentStatus said) {
    if (consent == null || said == null) {
      return "never asked, which counts as denied";
    }
    ConsentAnswer answer = consent.getAnswers().get(purpose);
    return answer == null
        ? "denied " + consent.getChangedAt() + ", " + consent.getSource()
        : "denied "
            + answer.getChangedAt()
            + ", "
            + answer.getSource()
            + ", version "
            + answer.getVersion();
  }

  private static String country(@Nullable ConsentRecord consent, @Nullable String locale) {
    if (consent != null && consent.getRegion() != null) {
      // A subdivision, such as US-CA, lies in its country.
      return consent.getRegion().split("-", 2)[0].toUpperCase(Locale.ROOT);
    }
    return locale == null ? "" : Locale.forLanguageTag(locale).getCountry();
  }
}
