package dev.attune.topology;

import static dev.attune.topology.graph.Nodes.ACKNOWLEDGEMENTS_SINK;
import static dev.attune.topology.graph.Nodes.ARM;
import static dev.attune.topology.graph.Nodes.ARMS_SINK;
import static dev.attune.topology.graph.Nodes.BATCH_REQUESTS_SINK;
import static dev.attune.topology.graph.Nodes.BUDGET;
import static dev.attune.topology.graph.Nodes.BUDGET_REQUESTS;
import static dev.attune.topology.graph.Nodes.CATALOG;
import static dev.attune.topology.graph.Nodes.CATALOG_SOURCE;
import static dev.attune.topology.graph.Nodes.CLICKSTREAM;
import static dev.attune.topology.graph.Nodes.CONSENT;
import static dev.attune.topology.graph.Nodes.CONSENTS;
import static dev.attune.topology.graph.Nodes.CONSENT_CHANGE;
import static dev.attune.topology.graph.Nodes.DEAD_LETTERS_SINK;
import static dev.attune.topology.graph.Nodes.DECISIONS_SINK;
import static dev.attune.topology.graph.Nodes.ERASURE;
import static dev.attune.topology.graph.Nodes.ERASURES;
import static dev.attune.topology.graph.Nodes.ERASURES_SINK;
import static dev.attune.topology.graph.Nodes.EVENT;
import static dev.attune.topology.graph.Nodes.GRANTS_SINK;
import static dev.attune.topology.graph.Nodes.IDENTITIES;
import static dev.attune.topology.graph.Nodes.IDENTITIES_SINK;
import static dev.attune.topology.graph.Nodes.IDENTITY;
import static dev.attune.topology.graph.Nodes.MESSAGES;
import static dev.attune.topology.graph.Nodes.OFFER;
import static dev.attune.topology.graph.Nodes.OFFERS_SINK;
import static dev.attune.topology.graph.Nodes.OUTCOME;
import static dev.attune.topology.graph.Nodes.OUTCOMES;
import static dev.attune.topology.graph.Nodes.POLICY;
import static dev.attune.topology.graph.Nodes.PROFILE;
import static dev.attune.topology.graph.Nodes.PROMPT;
import static dev.attune.topology.graph.Nodes.PURCHASES;
import static dev.attune.topology.graph.Nodes.REQUESTS_SINK;
import static dev.attune.topology.graph.Nodes.RESPONSES;
import static dev.attune.topology.graph.Nodes.REWARDS_SINK;
import static dev.attune.topology.graph.Nodes.TRIGGER;

import dev.attune.schemas.serde.AvroSerde;
import dev.attune.schemas.serde.UserIdSerde;
import dev.attune.schemas.topic.Topic;
import dev.attune.schemas.topic.Topics;
import dev.attune.topology.arm.ArmProcessor;
import dev.attune.topology.deadletter.LargestRecord;
import dev.attune.topology.graph.StoreBuilders;
import dev.attune.topology.graph.Stores;
import dev.attune.topology.recall.ProductIndex.Entry;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.Topology;

/**
 * From events to offers: event, consent, profile, trigger, policy, prompt; when the answer comes
 * back, offer; and, as deeds follow, outcome. Everything is keyed by user, so one task owns all of
 * a user's state.
 */
public final class PersonalizationTopology implements Supplier<Topology> {

  private final TopologySettings settings;
  private final Topics topics;
  private final Steps steps;
  private final StoreBuilders stores;

  public PersonalizationTopology(TopologySettings settings) {
    this(settings, new Steps(settings));
  }

  PersonalizationTopology(TopologySettings settings, Steps steps) {
    this.settings = settings;
    this.topics = settings.topics();
    this.steps = steps;
    this.stores = new StoreBuilders(settings.registry(), settings.durability());
  }

  @Override
  public Topology get() {
    Topology topology = new Topology();
    addSources(topology);
    topology
        .addProcessor(EVENT, steps::event, CLICKSTREAM, PURCHASES, MESSAGES, OUTCOMES)
        .addProcessor(CONSENT, steps::consent, EVENT)
        .addProcessor(CONSENT_CHANGE, steps::consentChange, CONSENTS)
        .addProcessor(ERASURE, steps::erasure, ERASURES)
        .addProcessor(IDENTITY, steps::identity, IDENTITIES)
        .addProcessor(PROFILE, steps::profile, CONSENT)
        .addProcessor(TRIGGER, steps::trigger, PROFILE)
        .addProcessor(POLICY, steps::policy, TRIGGER)
        .addProcessor(PROMPT, steps::prompt, POLICY)
        .addProcessor(OFFER, steps::offer, RESPONSES)
        .addStateStore(stores.consents(), CONSENT, CONSENT_CHANGE, POLICY, ERASURE, IDENTITY)
        .addStateStore(stores.identities(), PROFILE, IDENTITY, CONSENT_CHANGE, ERASURE)
        .addStateStore(stores.profiles(), PROFILE, CONSENT_CHANGE, ERASURE, IDENTITY)
        .addStateStore(stores.timers(), PROFILE, POLICY, ERASURE, IDENTITY)
        .addStateStore(stores.holds(), PROFILE, POLICY, ERASURE, IDENTITY)
        .addStateStore(stores.requests(), POLICY, PROMPT, OFFER, CONSENT_CHANGE, ERASURE, IDENTITY)
        .addStateStore(stores.deadlines(), PROMPT, OFFER, ERASURE)
        .addStateStore(stores.recalls(), OFFER, CONSENT_CHANGE, ERASURE, IDENTITY)
        .addStateStore(
            stores.offeredProducts(Entry.serde(settings.registry())),
            OFFER,
            CONSENT_CHANGE,
            ERASURE,
            IDENTITY);
    addSinks(topology);
    addOutcome(topology);
    addBudget(topology);
    return topology;
  }

  private void addSinks(Topology topology) {
    sink(topology, REQUESTS_SINK, topics.generationRequests(), PROMPT);
    sink(topology, BATCH_REQUESTS_SINK, topics.batchRequests(), PROMPT);
    sink(topology, OFFERS_SINK, topics.offers(), OFFER, CONSENT_CHANGE, ERASURE, IDENTITY);
    sink(
        topology, IDENTITIES_SINK, topics.identities(), PROFILE, IDENTITY, CONSENT_CHANGE, ERASURE);
    sink(topology, ERASURES_SINK, topics.erasures(), ERASURE);
    sink(topology, ACKNOWLEDGEMENTS_SINK, topics.erasureAcknowledgements(), ERASURE);
    sink(
        topology,
        DECISIONS_SINK,
        topics.decisions(),
        CONSENT_CHANGE,
        ERASURE,
        IDENTITY,
        POLICY,
        PROMPT,
        OFFER);
    sink(topology, DEAD_LETTERS_SINK, topics.deadLetters(), EVENT, IDENTITY);
  }

  /** What offers bring, judged by what their users do. */
  private void addOutcome(Topology topology) {
    topology
        .addProcessor(OUTCOME, steps::outcome, PROFILE, POLICY, OFFER)
        .addProcessor(ARM, ArmProcessor::new, OUTCOME)
        .addStateStore(stores.armSums(), ARM)
        .addStateStore(stores.journeys(), OUTCOME, ERASURE)
        .addStateStore(stores.windows(), OUTCOME, ERASURE)
        .connectProcessorAndStateStores(OUTCOME, Stores.REQUESTS);
    sink(topology, REWARDS_SINK, topics.rewards(), OUTCOME);
    sink(topology, ARMS_SINK, topics.arms(), ARM);
  }

  /** Keyed by scope, not by user: a graph of its own beside the other. */
  private void addBudget(Topology topology) {
    source(topology, BUDGET_REQUESTS, topics.budgetRequests());
    topology
        .addProcessor(BUDGET, steps::budget, BUDGET_REQUESTS)
        .addStateStore(stores.budgets(), BUDGET);
    sink(topology, GRANTS_SINK, topics.budgetGrants(), BUDGET);
  }

  private void addSources(Topology topology) {
    topology.addGlobalStore(
        stores.catalog(),
        CATALOG_SOURCE,
        LargestRecord.keys(settings.registry()),
        reader(topics.catalog()),
        topics.catalog().name(),
        CATALOG,
        steps::catalog);
    source(topology, CLICKSTREAM, topics.clickstream());
    source(topology, PURCHASES, topics.purchases());
    source(topology, MESSAGES, topics.messages());
    source(topology, OUTCOMES, topics.outcomes());
    source(topology, CONSENTS, topics.consents());
    source(topology, ERASURES, topics.erasures());
    source(topology, IDENTITIES, topics.identities());
    source(topology, RESPONSES, topics.generationResponses());
  }

  private void source(Topology topology, String node, Topic<?> topic) {
    topology.addSource(node, LargestRecord.keys(settings.registry()), reader(topic), topic.name());
  }

  private <V extends SpecificRecord> void sink(
      Topology topology, String node, Topic<V> topic, String... parents) {
    topology.addSink(
        node,
        topic.name(),
        UserIdSerde.serializer(settings.registry(), topics),
        serde(topic).serializer(),
        parents);
  }

  private <V extends SpecificRecord> Deserializer<V> reader(Topic<V> topic) {
    return LargestRecord.values(serde(topic).deserializer());
  }

  private <V extends SpecificRecord> AvroSerde<V> serde(Topic<V> topic) {
    return AvroSerde.of(topic.valueType(), settings.registry());
  }
}
