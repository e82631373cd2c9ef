package dev.attune.topology;

import dev.attune.schemas.topic.Topics;
import dev.attune.topology.budget.BudgetGauges;
import dev.attune.topology.budget.BudgetProcessor;
import dev.attune.topology.catalog.CatalogCache;
import dev.attune.topology.catalog.CatalogChanges;
import dev.attune.topology.catalog.CatalogProcessor;
import dev.attune.topology.consent.ConsentChangeProcessor;
import dev.attune.topology.consent.ConsentPolicy;
import dev.attune.topology.consent.ConsentProcessor;
import dev.attune.topology.consent.ErasureProcessor;
import dev.attune.topology.event.EventProcessor;
import dev.attune.topology.event.EventSerializer;
import dev.attune.topology.gate.FrequencyGate;
import dev.attune.topology.identity.Identities;
import dev.attune.topology.identity.merge.IdentityProcessor;
import dev.attune.topology.ledger.AnswerTiming;
import dev.attune.topology.ledger.Conservation;
import dev.attune.topology.ledger.RequestCloser;
import dev.attune.topology.offer.OfferProcessor;
import dev.attune.topology.outcome.OutcomeProcessor;
import dev.attune.topology.playbook.Playbook;
import dev.attune.topology.policy.AdmissionPolicy;
import dev.attune.topology.policy.PolicyProcessor;
import dev.attune.topology.policy.SourcePlaces;
import dev.attune.topology.profile.ProfileProcessor;
import dev.attune.topology.profile.ProfileUpdater;
import dev.attune.topology.profile.model.ProfileSettings;
import dev.attune.topology.profile.mood.WordsAndDeeds;
import dev.attune.topology.prompt.PromptRenderer;
import dev.attune.topology.recall.Recalls;
import dev.attune.topology.request.PromptProcessor;
import dev.attune.topology.request.RequestWriter;
import dev.attune.topology.trigger.Occasion;
import dev.attune.topology.trigger.TriggerEvaluator;
import dev.attune.topology.trigger.TriggerProcessor;
import dev.attune.topology.trigger.rule.TriggerRules;
import java.time.Duration;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.processor.api.Processor;

/**
 * Makes the processors. What decides is shared by all tasks and holds nothing that changes; the
 * processors themselves belong to one task each.
 */
class Steps {

  private final TopologySettings settings;
  private final ConsentPolicy consents;
  private final AdmissionPolicy admissions;
  private final TriggerEvaluator triggers;
  private final RequestCloser closer;
  private final PromptRenderer prompts;
  private final RequestWriter requests;
  private final ProfileUpdater profiles;
  private final Recalls recalls;
  private final Identities identities = new Identities();
  private final Conservation conservation;
  private final BudgetGauges budgets;

  Steps(TopologySettings settings) {
    this.settings = settings;
    Playbook playbook = settings.playbook();
    this.consents = new ConsentPolicy(playbook.consent());
    this.admissions =
        new AdmissionPolicy(
            consents, new FrequencyGate(playbook.frequency(), playbook.scenarios()));
    this.triggers = new TriggerEvaluator(settings.tenant(), playbook.scenarios(), TriggerRules::of);
    this.closer = new RequestCloser(settings.timing());
    this.prompts = new PromptRenderer(playbook.brand(), settings.templates());
    this.requests = new RequestWriter(settings.tenant(), playbook, prompts);
    this.profiles = new ProfileUpdater(ProfileSettings.DEFAULTS, new WordsAndDeeds());
    this.recalls =
        new Recalls(
            playbook,
            new CatalogCache(),
            new CatalogChanges(),
            mostUsers(settings.timing()),
            settings.meters());
    this.conservation = new Conservation(settings.meters());
    this.budgets = new BudgetGauges(settings.meters());
  }

  /** Live a task must not stand still; at the end of a replay nothing may be left over. */
  private static int mostUsers(AnswerTiming timing) {
    return switch (timing) {
      case ON_ARRIVAL -> 1_000;
      case AS_RECORDED -> Integer.MAX_VALUE;
    };
  }

  EventProcessor event() {
    Topics topics = settings.topics();
    Serializer<SpecificRecord> serializer = new EventSerializer(settings.registry());
    return new EventProcessor(
        name -> topics.ordinalOf(name).orElseThrow(), serializer, settings.meters());
  }

  ConsentProcessor consent() {
    return new ConsentProcessor(consents, settings.meters());
  }

  ConsentChangeProcessor consentChange() {
    return new ConsentChangeProcessor(consents, closer, recalls, identities, conservation);
  }

  ErasureProcessor erasure() {
    return new ErasureProcessor(
        closer, recalls, identities, conservation, settings.registry().dataKeys());
  }

  IdentityProcessor identity() {
    return new IdentityProcessor(identities, consents, closer, recalls, conservation);
  }

  ProfileProcessor profile() {
    return new ProfileProcessor(
        profiles, triggers, identities, settings.timers(), recalls.cache(), settings.meters());
  }

  TriggerProcessor trigger() {
    return new TriggerProcessor(triggers, recalls.cache(), conservation, settings.meters());
  }

  Processor<String, Occasion, String, Object> policy() {
    SourcePlaces places =
        new SourcePlaces(ordinal -> settings.topics().byOrdinal(ordinal).orElseThrow().name());
    return new PolicyProcessor(
        admissions, settings.playbook().scenarios(), places, conservation, settings.meters());
  }

  PromptProcessor prompt() {
    return new PromptProcessor(requests, closer, recalls.cache(), conservation, settings.meters());
  }

  OfferProcessor offer() {
    return new OfferProcessor(
        settings.timing(), settings.now(), this::truthUpTo, recalls, prompts, conservation);
  }

  /** In a replay the log says how late it is. */
  private Instant truthUpTo() {
    return switch (settings.timing()) {
      case ON_ARRIVAL -> settings.now().instant();
      case AS_RECORDED -> settings.timers().firesUpTo(Instant.EPOCH, Duration.ZERO);
    };
  }

  OutcomeProcessor outcome() {
    return new OutcomeProcessor(
        settings.playbook().scenarios(), settings.timers(), settings.meters());
  }

  BudgetProcessor budget() {
    return new BudgetProcessor(settings.playbook().budgets(), budgets, settings.meters());
  }

  CatalogProcessor catalog() {
    return new CatalogProcessor(
        recalls.cache(), recalls.changes(), settings.catalogHistory(), settings.meters());
  }
}
