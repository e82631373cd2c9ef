package dev.attune.topology.policy;

import dev.attune.avro.ConsentRecord;
import dev.attune.avro.DecisionReason;
import dev.attune.avro.ModelProcessing;
import dev.attune.avro.Profile;
import dev.attune.topology.consent.ConsentPolicy;
import dev.attune.topology.gate.FrequencyGate;
import dev.attune.topology.gate.Passage;
import dev.attune.topology.ledger.RequestBook;
import dev.attune.topology.outcome.Candidate;
import dev.attune.topology.playbook.Condition;
import dev.attune.topology.playbook.Scenario;
import dev.attune.topology.playbook.frequency.Frequency.Holdout;
import dev.attune.topology.playbook.frequency.MessageClass;
import dev.attune.topology.trigger.Fired;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether a trigger may lead to a request: consent, eligibility, and the gate. Pure. */
public final class AdmissionPolicy {

  private final ConsentPolicy consents;
  private final FrequencyGate gate;

  public AdmissionPolicy(ConsentPolicy consents, FrequencyGate gate) {
    this.consents = consents;
    this.gate = gate;
  }

  /** What becomes of a trigger as of this moment. */
  Verdict judge(Fired fired, Instant now, @Nullable ConsentRecord consent, RequestBook book) {
    Profile profile = fired.profile();
    Scenario wanted = fired.scenario();
    Optional<DecisionReason> refusal =
        consent(consent, profile, wanted).or(() -> eligibility(fired, now));
    if (refusal.isPresent()) {
      return new Verdict.Bars(refusal.get());
    }
    Passage passage =
        gate.judge(profile.getUserId(), profile.getTimeZone(), wanted, now, book.admissions());
    return switch (passage) {
      case Passage.Refused(DecisionReason reason) -> new Verdict.Refuses(reason);
      case Passage.Held(Instant until, DecisionReason reason) -> new Verdict.Holds(until, reason);
      case Passage.Open open ->
          consent(consent, profile, open.scenario())
              .<Verdict>map(Verdict.Refuses::new)
              .orElseGet(() -> new Verdict.Admits(fired.as(open.scenario()), open.admissions()));
    };
  }

  /** That a message to a user was thought of, to be said where others get none for comparison. */
  Optional<Candidate> candidate(Fired fired, Instant now) {
    Scenario scenario = fired.scenario();
    Holdout holdout = gate.holdout();
    if (holdout.share() <= 0
        || scenario.attribution() == null
        || scenario.messageClass() == MessageClass.TRANSACTIONAL) {
      return Optional.empty();
    }
    Profile profile = fired.profile();
    return Optional.of(
        new Candidate(
            holdout.name(),
            holdout.share(),
            gate.holdsOut(profile.getUserId()),
            scenario.name(),
            now,
            profile.getSpending().getRevenue()));
  }

  /** Who may see a request about the user. */
  ModelProcessing processing(@Nullable ConsentRecord consent, Profile profile) {
    return consents.processing(consent, profile.getLocale());
  }

  private Optional<DecisionReason> consent(
      @Nullable ConsentRecord consent, Profile profile, Scenario scenario) {
    return consents.refusalOfOffers(consent, profile.getLocale(), scenario.channel());
  }

  private static Optional<DecisionReason> eligibility(Fired fired, Instant now) {
    Condition when = fired.scenario().when();
    Condition.Evaluation evaluation = when.evaluate(fired.profile(), now);
    if (evaluation.met()) {
      return Optional.empty();
    }
    String failure = evaluation.failure();
    return Optional.of(
        new DecisionReason(
            "scenarios." + fired.scenario().name() + ".when",
            failure == null
                ? "the scenario's condition is not met"
                : "the scenario's condition cannot be evaluated: " + failure,
            inputs(when.inputs(fired.profile(), now)),
            when.expression()));
  }

  private static String inputs(Map<String, String> values) {
    return new TreeMap<>(values)
        .entrySet().stream()
            .map(value -> value.getKey() + " = " + value.getValue())
            .collect(Collectors.joining(", "));
  }
}
