package dev.attune.topology;

import dev.attune.schemas.topic.Topics;
import dev.attune.topology.budget.BudgetGauges;
import dev.attune.topology.budget.BudgetProcessor;
import dev.attune.topology.catalog.CatalogCache;
import dev.attune.topology.catalog.CatalogProcessor;
import dev.attune.topology.consent.ConsentChangeProcessor;
import dev.attune.topology.consent.ConsentPolicy;
import dev.attune.topology.consent.ConsentProcessor;
import dev.attune.topology.consent.ErasureProcessor;
import dev.attune.topology.event.EventProcessor;
import dev.attune.topology.event.EventSerializer;
import dev.attune.topology.ledger.RequestCloser;
import dev.attune.topology.offer.OfferProcessor;
import dev.attune.topology.policy.AdmissionPolicy;
import dev.attune.topology.policy.PolicyProcessor;
import dev.attune.topology.policy.SourcePlaces;
import dev.attune.topology.profile.ProfileProcessor;
import dev.attune.topology.profile.ProfileUpdater;
import dev.attune.topology.profile.model.ProfileSettings;
import dev.attune.topology.profile.mood.WordsAndDeeds;
import dev.attune.topology.request.PromptProcessor;
import dev.attune.topology.request.RequestWriter;
import dev.attune.topology.trigger.TriggerEvaluator;
import dev.attune.topology.trigger.TriggerProcessor;
import dev.attune.topology.trigger.rule.TriggerRules;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Makes the processors. What decides is shared by all tasks and holds nothing that changes; the
 * processors themselves belong to one task each.
 */
final class Steps {

  private final TopologySettings settings;
  private final ConsentPolicy consents;
  private final AdmissionPolicy admissions;
  private final TriggerEvaluator triggers;
  private final RequestCloser closer;
  private final RequestWriter requests;
  private final ProfileUpdater profiles;
  private final CatalogCache catalog = new CatalogCache();
  private final BudgetGauges budgets;

  Steps(TopologySettings settings) {
    this.settings = settings;
    this.consents = new ConsentPolicy(settings.playbook().consent());
    this.admissions = new AdmissionPolicy(settings.playbook().caps(), consents);
    this.triggers =
        new TriggerEvaluator(settings.tenant(), settings.playbook().scenarios(), TriggerRules::of);
    this.closer = new RequestCloser(settings.timing());
    this.requests = new RequestWriter(settings.tenant(), settings.playbook(), settings.templates());
    this.profiles = new ProfileUpdater(ProfileSettings.DEFAULTS, new WordsAndDeeds());
    this.budgets = new BudgetGauges(settings.meters());
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
    return new ConsentChangeProcessor(consents, closer, settings.meters());
  }

  ErasureProcessor erasure() {
    return new ErasureProcessor(closer, settings.registry().dataKeys(), settings.meters());
  }

  ProfileProcessor profile() {
    return new ProfileProcessor(profiles, triggers, settings.timers(), catalog, settings.meters());
  }

  TriggerProcessor trigger() {
    return new TriggerProcessor(triggers, catalog, settings.meters());
  }

  PolicyProcessor policy() {
    SourcePlaces places =
        new SourcePlaces(ordinal -> settings.topics().byOrdinal(ordinal).orElseThrow().name());
    return new PolicyProcessor(admissions, places, settings.meters());
  }

  PromptProcessor prompt() {
    return new PromptProcessor(requests, closer, admissions::memory, catalog, settings.meters());
  }

  OfferProcessor offer() {
    return new OfferProcessor(
        settings.playbook().hash(), settings.timing(), settings.now(), catalog, settings.meters());
  }

  BudgetProcessor budget() {
    return new BudgetProcessor(settings.playbook().budgets(), budgets, settings.meters());
  }

  CatalogProcessor catalog() {
    return new CatalogProcessor(catalog, settings.catalogHistory(), settings.meters());
  }
}
