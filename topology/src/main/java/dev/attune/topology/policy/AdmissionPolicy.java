package dev.attune.topology.policy;

import dev.attune.avro.Admission;
import dev.attune.avro.ConsentRecord;
import dev.attune.avro.DecisionReason;
import dev.attune.topology.consent.ConsentPolicy;
import dev.attune.topology.ledger.Reasons;
import dev.attune.topology.ledger.RequestBook;
import dev.attune.topology.playbook.Caps;
import dev.attune.topology.playbook.Scenario;
import dev.attune.topology.trigger.Fired;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Whether a trigger may lead to a request: consent, eligibility, cool-downs, caps. Pure. */
public final class AdmissionPolicy {

  private final Caps caps;
  private final ConsentPolicy consentPolicy;

  public AdmissionPolicy(Caps caps, ConsentPolicy consentPolicy) {
    this.caps = caps;
    this.consentPolicy = consentPolicy;
  }

  /** The first rule that says no, or nothing. */
  public Optional<DecisionReason> refusal(
      Fired fired, @Nullable ConsentRecord consent, RequestBook book) {
    return consent(fired.scenario(), consent)
        .or(() -> eligibility(fired))
        .or(() -> scenarioCoolDown(fired, book))
        .or(() -> userCoolDown(fired, book))
        .or(() -> userCap(fired, book));
  }

  /** How long admissions must be remembered for these rules. */
  public Duration memory(Scenario scenario) {
    Duration user = longer(caps.coolDown(), caps.perUser().window());
    return longer(user, scenario.coolDown());
  }

  private Optional<DecisionReason> consent(Scenario scenario, @Nullable ConsentRecord consent) {
    if (consentPolicy.allowsOffers(consent, scenario.channel())) {
      return Optional.empty();
    }
    String purpose = consentPolicy.purposeOf(scenario.channel());
    return Optional.of(
        Reasons.of("consent", "the user did not agree to " + purpose, "denied", "granted"));
  }

  private Optional<DecisionReason> eligibility(Fired fired) {
    Scenario scenario = fired.scenario();
    if (scenario.when().test(fired.profile(), fired.trigger().getFiredAt())) {
      return Optional.empty();
    }
    return Optional.of(
        Reasons.of(
            "scenarios." + scenario.name() + ".when", "the scenario's condition is not met"));
  }

  private Optional<DecisionReason> scenarioCoolDown(Fired fired, RequestBook book) {
    Scenario scenario = fired.scenario();
    return coolDown(
        "scenarios." + scenario.name() + ".cool-down",
        scenario.coolDown(),
        fired.trigger().getFiredAt(),
        book,
        admission -> admission.getScenario().equals(scenario.name()));
  }

  private Optional<DecisionReason> userCoolDown(Fired fired, RequestBook book) {
    return coolDown(
        "caps.cool-down", caps.coolDown(), fired.trigger().getFiredAt(), book, admission -> true);
  }

  private static Optional<DecisionReason> coolDown(
      String rule, Duration least, Instant now, RequestBook book, Predicate<Admission> which) {
    return book.admissions().stream()
        .filter(which)
        .map(Admission::getAt)
        .max(Instant::compareTo)
        .map(last -> Duration.between(last, now))
        .filter(since -> since.compareTo(least) < 0)
        .map(since ->
            Reasons.of(
                rule,
                "too soon after the last message",
                since + " since the last",
                "at least " + least));
  }

  private Optional<DecisionReason> userCap(Fired fired, RequestBook book) {
    Caps.Cap cap = caps.perUser();
    Instant since = fired.trigger().getFiredAt().minus(cap.window());
    long recent = book.admissions().stream().filter(each -> each.getAt().isAfter(since)).count();
    if (recent < cap.limit()) {
      return Optional.empty();
    }
    return Optional.of(
        Reasons.of(
            "caps.per-user",
            "the user has had enough messages",
            recent + " within " + cap.window(),
            "fewer than " + cap.limit()));
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? other : one;
  }
}
