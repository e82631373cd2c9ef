package dev.attune.topology.policy;

import dev.attune.avro.Assignment;
import dev.attune.avro.ConsentRecord;
import dev.attune.avro.DecisionOutcome;
import dev.attune.avro.DecisionReason;
import dev.attune.avro.HeldTrigger;
import dev.attune.avro.Profile;
import dev.attune.avro.SourceOffset;
import dev.attune.topology.graph.DueIndex;
import dev.attune.topology.graph.Nodes;
import dev.attune.topology.graph.Stores;
import dev.attune.topology.ledger.Conservation;
import dev.attune.topology.ledger.Decisions;
import dev.attune.topology.ledger.Ledger;
import dev.attune.topology.ledger.Reasons;
import dev.attune.topology.ledger.RequestBook;
import dev.attune.topology.meter.Meters;
import dev.attune.topology.outcome.Candidate;
import dev.attune.topology.playbook.Scenario;
import dev.attune.topology.trigger.Fired;
import dev.attune.topology.trigger.Occasion;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Lets triggers through to the prompt, holds them until quiet hours end, or ends them with the rule
 * that forbids it.
 */
public final class PolicyProcessor implements Processor<String, Occasion, String, Object> {

  private final AdmissionPolicy policy;
  private final List<Scenario> scenarios;
  private final ArmAssigner arms = new ArmAssigner();
  private final SourcePlaces places;
  private final Conservation conservation;
  private final MeterRegistry meters;
  private ProcessorContext<String, Object> context;
  private KeyValueStore<String, ConsentRecord> consents;
  private Ledger ledger;
  private HeldTriggers held;

  /**
   * A processor for one task.
   *
   * @param scenarios best first
   */
  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init first
  public PolicyProcessor(
      AdmissionPolicy policy,
      List<Scenario> scenarios,
      SourcePlaces places,
      Conservation conservation,
      MeterRegistry meters) {
    this.policy = policy;
    this.scenarios = scenarios;
    this.places = places;
    this.conservation = conservation;
    this.meters = meters;
  }

  @Override
  public void init(ProcessorContext<String, Object> context) {
    this.context = context;
    this.consents = context.getStateStore(Stores.CONSENTS);
    this.held =
        new HeldTriggers(
            scenarios,
            context.getStateStore(Stores.HOLDS),
            new DueIndex(context.getStateStore(Stores.TIMERS)));
    this.ledger = Ledger.of(context, conservation, meters);
  }

  @Override
  public void process(Record<String, Occasion> input) {
    switch (input.value()) {
      case Fired fired -> {
        Instant now = fired.trigger().getFiredAt();
        admit(fired, now, ledger.book(input.key()), places.of(fired));
      }
      case Occasion.Release release -> release(input.key(), release);
    }
  }

  /** Judges what was held, best first; of one slot only the best goes. */
  private void release(String user, Occasion.Release release) {
    Set<String> slots = new HashSet<>();
    for (HeldTrigger each : held.due(ledger.book(user), release.at())) {
      RequestBook before = ledger.book(user);
      RequestBook book = before.released(each);
      ledger.keep(before, book);
      Scenario scenario = held.scenario(each);
      Optional<DecisionReason> over = over(each, scenario, release, slots);
      if (scenario == null || over.isPresent()) {
        String slot = scenario == null ? "" : scenario.slot();
        suppress(book, each, slot, over.orElseThrow(), release.at());
      } else {
        Fired fired = new Fired(scenario, each.getTrigger(), release.profile());
        slots.addAll(admit(fired, release.at(), book, each.getSources()));
      }
    }
    held.note(ledger.book(user));
  }

  /** Why a held trigger has come to nothing meanwhile. */
  private static Optional<DecisionReason> over(
      HeldTrigger held, @Nullable Scenario scenario, Occasion.Release release, Set<String> taken) {
    String rule = "scenarios." + held.getScenario();
    if (scenario == null) {
      return Optional.of(
          Reasons.of(rule, "the playbook no longer has the scenario", "removed", "in force"));
    }
    if (!release.standing().contains(scenario.name())) {
      return Optional.of(
          Reasons.of(
              rule + ".trigger",
              "its condition was no longer true when quiet hours ended",
              held.getTrigger().getKind() + " false at " + release.at(),
              "true until then"));
    }
    return taken.contains(scenario.slot())
        ? Optional.of(
            Reasons.of(
                "slots",
                "a better offer that was held as well took the slot",
                "slot " + scenario.slot() + " taken",
                "a scenario of more priority"))
        : Optional.empty();
  }

  /** Judges a trigger; returns the slot that it takes, if it goes through. */
  private Set<String> admit(
      Fired fired, Instant now, RequestBook book, List<SourceOffset> sources) {
    Profile profile = fired.profile();
    ConsentRecord consent = consents.get(profile.getUserId());
    Verdict verdict = policy.judge(fired, now, consent, book);
    if (!(verdict instanceof Verdict.Bars)) {
      policy.candidate(fired, now).ifPresent(candidate -> think(profile.getUserId(), candidate));
    }
    switch (verdict) {
      case Verdict.Bars(DecisionReason reason) ->
          ledger.keep(book, suppressed(book, fired, reason, now, sources));
      case Verdict.Refuses(DecisionReason reason) ->
          ledger.keep(book, suppressed(book, fired, reason, now, sources));
      case Verdict.Holds(Instant until, DecisionReason reason) ->
          hold(book, fired, until, reason, sources);
      case Verdict.Admits admits -> {
        Scenario scenario = admits.fired().scenario();
        Assignment arm = arms.assign(profile.getUserId(), scenario.experiment());
        Admitted.Grounds grounds =
            new Admitted.Grounds(
                consent == null ? 0 : consent.getVersion(), policy.processing(consent, profile));
        forward(new Admitted(admits.fired(), now, arm, grounds, admits.admissions(), sources));
        return Set.of(scenario.slot());
      }
    }
    return Set.of();
  }

  /** The newer of two triggers of one scenario waits, the older ends. */
  private void hold(
      RequestBook book,
      Fired fired,
      Instant until,
      DecisionReason reason,
      List<SourceOffset> sources) {
    RequestBook after = book;
    Optional<HeldTrigger> older = HeldTriggers.of(book, fired.scenario());
    if (older.isPresent()) {
      DecisionReason newer =
          Reasons.of(
              reason.getRule(),
              "a newer trigger of the scenario waits in its place",
              "newer of " + fired.trigger().getFiredAt(),
              "none until " + until);
      after =
          ended(
              after.released(older.get()),
              older.get(),
              fired.scenario().slot(),
              DecisionOutcome.SUPERSEDED,
              newer,
              fired.trigger().getFiredAt());
    }
    Meters.TRIGGERS_HELD.counter(meters, "rule", reason.getRule()).increment();
    after = after.holding(HeldTriggers.hold(fired, until, reason, sources));
    ledger.keep(book, after);
    held.note(after);
  }

  private RequestBook suppressed(
      RequestBook book,
      Fired fired,
      DecisionReason reason,
      Instant now,
      List<SourceOffset> sources) {
    return ledger.decide(
        book.suppressed(),
        Decisions.unasked(
            book.userId(),
            fired.scenario().name(),
            fired.scenario().slot(),
            fired.trigger(),
            DecisionOutcome.SUPPRESSED,
            reason,
            now,
            sources));
  }

  private void suppress(
      RequestBook book, HeldTrigger held, String slot, DecisionReason reason, Instant now) {
    ledger.keep(book, ended(book, held, slot, DecisionOutcome.SUPPRESSED, reason, now));
  }

  private RequestBook ended(
      RequestBook book,
      HeldTrigger held,
      String slot,
      DecisionOutcome outcome,
      DecisionReason reason,
      Instant now) {
    return ledger.decide(
        book.suppressed(),
        Decisions.unasked(
            book.userId(),
            held.getScenario(),
            slot,
            held.getTrigger(),
            outcome,
            reason,
            now,
            held.getSources()));
  }

  private void think(String user, Candidate candidate) {
    context.forward(new Record<>(user, candidate, candidate.at().toEpochMilli()), Nodes.OUTCOME);
  }

  private void forward(Admitted admitted) {
    String user = admitted.fired().profile().getUserId();
    context.forward(new Record<>(user, admitted, admitted.at().toEpochMilli()), Nodes.PROMPT);
  }
}
