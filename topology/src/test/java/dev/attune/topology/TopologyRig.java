package dev.attune.topology;

import dev.attune.avro.ArmState;
import dev.attune.avro.BudgetGrant;
import dev.attune.avro.CatalogItem;
import dev.attune.avro.ClickEvent;
import dev.attune.avro.ClickType;
import dev.attune.avro.ConsentRecord;
import dev.attune.avro.DeadLetter;
import dev.attune.avro.Decision;
import dev.attune.avro.ErasureAcknowledgement;
import dev.attune.avro.EventHeader;
import dev.attune.avro.GenerationRequest;
import dev.attune.avro.GenerationResponse;
import dev.attune.avro.GenerationStatus;
import dev.attune.avro.Identity;
import dev.attune.avro.ModelUse;
import dev.attune.avro.Offer;
import dev.attune.avro.OfferText;
import dev.attune.avro.ProductRef;
import dev.attune.avro.Profile;
import dev.attune.avro.Reward;
import dev.attune.avro.ScopeBudget;
import dev.attune.avro.UserJourney;
import dev.attune.avro.UserRequests;
import dev.attune.schemas.registry.MockSchemaRegistry;
import dev.attune.schemas.registry.SchemaRegistry;
import dev.attune.schemas.serde.AvroSerde;
import dev.attune.schemas.serde.UserIdSerde;
import dev.attune.schemas.topic.Topic;
import dev.attune.schemas.topic.Topics;
import dev.attune.topology.graph.StoreBuilders.Durability;
import dev.attune.topology.graph.Stores;
import dev.attune.topology.identity.IdentityBook;
import dev.attune.topology.identity.fold.ProfileFold;
import dev.attune.topology.ledger.AnswerTiming;
import dev.attune.topology.meter.Meters;
import dev.attune.topology.playbook.file.PlaybookLoader;
import dev.attune.topology.profile.TimerClock;
import dev.attune.topology.profile.model.ProfileSettings;
import dev.attune.topology.prompt.template.PromptTemplates;
import dev.attune.topology.prompt.template.TemplateLoader;
import dev.attune.topology.runtime.StoreMemory;
import dev.attune.topology.runtime.StreamsSettings;
import dev.attune.topology.trigger.Occasion;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** The topology with its topics at hand, for stories. Its clock stands until it is moved. */
final class TopologyRig implements AutoCloseable {

  static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

  private final SchemaRegistry registry;
  private final Topics topics = new Topics("", 1);
  private final StoreMemory memory = StoreMemory.of(16L << 20);
  private final TopologyTestDriver driver;
  private final TestOutputTopic<String, GenerationRequest> requests;
  private final TestOutputTopic<String, Offer> offers;
  private final TestOutputTopic<String, Decision> decisions;
  private final TestOutputTopic<String, DeadLetter> deadLetters;
  private final TestOutputTopic<String, BudgetGrant> grants;
  private final TestOutputTopic<String, ErasureAcknowledgement> acknowledgements;
  private final TestOutputTopic<String, Reward> rewards;
  private final TestOutputTopic<String, ArmState> arms;
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Map<String, TestInputTopic<String, ?>> inputs = new HashMap<>();
  private @Nullable String timeZone;
  private boolean dropNext;
  private Instant now = START;
  private int events;

  TopologyRig(Path stateFolder, AnswerTiming timing, String playbook) {
    this(stateFolder, timing, playbook, new MockSchemaRegistry());
  }

  TopologyRig(Path stateFolder, AnswerTiming timing, String playbook, SchemaRegistry registry) {
    this(stateFolder, timing, playbook, registry, rig -> (streamTime, idle) -> rig.now);
  }

  /** On the playbook that comes with Attune; timers follow the log's time even where it rests. */
  static TopologyRig onLogTime(Path stateFolder) {
    return new TopologyRig(
        stateFolder,
        AnswerTiming.ON_ARRIVAL,
        "",
        new MockSchemaRegistry(),
        rig -> (streamTime, idle) -> streamTime);
  }

  private TopologyRig(
      Path stateFolder,
      AnswerTiming timing,
      String playbook,
      SchemaRegistry registry,
      Function<TopologyRig, TimerClock> timers) {
    this.registry = registry;
    TopologySettings settings =
        settings(playbook, topics, registry, timing, () -> now, timers.apply(this), meters);
    this.driver =
        new TopologyTestDriver(
            new PersonalizationTopology(settings, losing(settings)).get(),
            config(stateFolder, settings),
            START);
    this.requests = output(topics.generationRequests());
    this.offers = output(topics.offers());
    this.decisions = output(topics.decisions());
    this.deadLetters = output(topics.deadLetters());
    this.grants = output(topics.budgetGrants());
    this.acknowledgements = output(topics.erasureAcknowledgements());
    this.rewards = output(topics.rewards());
    this.arms = output(topics.arms());
  }

  /** Steps of which one can be told to lose something. */
  private Steps losing(TopologySettings settings) {
    return new Steps(settings) {
      @Override
      Processor<String, Occasion, String, Object> policy() {
        Processor<String, Occasion, String, Object> policy = super.policy();
        return new Processor<>() {
          @Override
          public void init(ProcessorContext<String, Object> context) {
            policy.init(context);
          }

          @Override
          public void process(Record<String, Occasion> occasion) {
            if (!dropNext) {
              policy.process(occasion);
            }
            dropNext = false;
          }
        };
      }
    };
  }

  /** The next trigger that fires is lost on its way: a fault, on purpose. */
  void dropNextOccasion() {
    dropNext = true;
  }

  /** The graph alone. */
  static Topology topology(String playbook) {
    return new PersonalizationTopology(
            settings(
                playbook,
                new Topics("", 1),
                new MockSchemaRegistry(),
                AnswerTiming.ON_ARRIVAL,
                InstantSource.system(),
                (streamTime, idle) -> streamTime,
                new SimpleMeterRegistry()))
        .get();
  }

  private static TopologySettings settings(
      String playbook,
      Topics topics,
      SchemaRegistry registry,
      AnswerTiming timing,
      InstantSource now,
      TimerClock timers,
      MeterRegistry meters) {
    PromptTemplates templates = TemplateLoader.standard();
    PlaybookLoader loader = new PlaybookLoader(templates);
    return new TopologySettings(
        "test",
        topics,
        registry,
        playbook.isEmpty()
            ? loader.loadStandard()
            : loader.load("test.yml", playbook.getBytes(StandardCharsets.UTF_8)),
        templates,
        TopologySettings.CATALOG_HISTORY,
        timing,
        now,
        timers,
        Durability.LOCAL,
        meters);
  }

  private Properties config(Path stateFolder, TopologySettings settings) {
    Properties properties = new Properties();
    properties.putAll(
        StreamsSettings.of(
            "test",
            PersonalizationStreams.deadLetters(settings),
            memory,
            Map.of(
                "bootstrap.servers", "unused:1",
                "state.dir", stateFolder.toString(),
                // The test driver forgets what is sent before a transaction's first record.
                "processing.guarantee", "at_least_once")));
    return properties;
  }

  Topics topics() {
    return topics;
  }

  Instant now() {
    return now;
  }

  /** Lets time pass without an event. */
  void pass(Duration time) {
    now = now.plus(time);
    driver.advanceWallClockTime(time);
  }

  /** Lets time pass unnoticed until the next event: no timer is looked at. */
  void passUnnoticed(Duration time) {
    now = now.plus(time);
  }

  /** From now on the user's events name this time zone. */
  void timeZone(String zone) {
    timeZone = zone;
  }

  /** The value of a gauge without tags. */
  double gauge(Meters meter) {
    return meters.get(meter.meterName()).gauge().value();
  }

  void stock(String productId, String price) {
    stock(productId, price, 10, now);
  }

  void stock(String productId, String price, int pieces, Instant validFrom) {
    CatalogItem item =
        CatalogItem.newBuilder()
            .setProductId(productId)
            .setValidFrom(validFrom)
            .setStock(pieces)
            .setName("Kettle " + productId)
            .setCategory("home.kitchen")
            .setPrice(new BigDecimal(price).setScale(4))
            .setCurrency("EUR")
            .build();
    input(topics.catalog()).pipeInput(productId, item, now);
  }

  void view(String user, String productId) {
    passUnnoticed(Duration.ofMillis(1));
    click(user, ClickType.PRODUCT_VIEWED, productId, "e" + events++, now);
  }

  void addToCart(String user, String productId) {
    click(user, ClickType.PRODUCT_ADDED, productId, "e" + events++, now);
  }

  void click(String user, ClickType type, String productId, String eventId, Instant occurredAt) {
    ProductRef product =
        ProductRef.newBuilder()
            .setProductId(productId)
            .setCategory("home.kitchen")
            .setPrice(new BigDecimal("40.0000"))
            .setCurrency("EUR")
            .build();
    EventHeader header =
        EventHeader.newBuilder()
            .setEventId(eventId)
            .setUserId(user)
            .setOccurredAt(occurredAt)
            .setLocale("de-AT")
            .setTimeZone(timeZone)
            .build();
    ClickEvent click =
        ClickEvent.newBuilder().setHeader(header).setType(type).setProduct(product).build();
    pipe(topics.clickstream(), user, click);
  }

  /** The shop learns that a visitor is a user of its own. */
  void identify(String user, String former) {
    identify(user, former, now);
  }

  void identify(String user, String former, Instant occurredAt) {
    EventHeader header =
        EventHeader.newBuilder()
            .setEventId("e" + events++)
            .setUserId(user)
            .setOccurredAt(occurredAt)
            .setLocale("de-AT")
            .build();
    pipe(
        topics.clickstream(),
        user,
        ClickEvent.newBuilder()
            .setHeader(header)
            .setType(ClickType.IDENTIFIED)
            .setFormerId(former)
            .build());
  }

  /** All that is known of a person at one id, as the steps read it. */
  Profile seen(String user) {
    Identity known = driver.<String, Identity>getKeyValueStore(Stores.IDENTITIES).get(user);
    return new ProfileFold(ProfileSettings.DEFAULTS)
        .of(profile(user), IdentityBook.of(user, known).others());
  }

  boolean hasIdentity(String user) {
    return driver.<String, Identity>getKeyValueStore(Stores.IDENTITIES).get(user) != null;
  }

  <V extends SpecificRecord> void pipe(Topic<V> topic, @Nullable String key, @Nullable V value) {
    input(topic).pipeInput(key, value, now);
  }

  void pipeBytes(Topic<?> topic, String key, byte[] value) {
    driver
        .createInputTopic(topic.name(), new StringSerializer(), new ByteArraySerializer())
        .pipeInput(key, value, now);
  }

  <V extends SpecificRecord> byte[] encoded(Topic<V> topic, V value) {
    return AvroSerde.of(topic.valueType(), registry).serializer().serialize(topic.name(), value);
  }

  GenerationRequest nextRequest() {
    return requests.readValue();
  }

  List<GenerationRequest> newRequests() {
    return requests.readValuesToList();
  }

  void answer(GenerationRequest request, Duration latency) {
    String headline =
        request.getBrief().getProducts().stream()
            .findFirst()
            .map(product -> product.getName() + " wartet")
            .orElse("Schön, dass Sie da sind");
    OfferText text = new OfferText(headline, "Er steht noch im Warenkorb.", "Zum Warenkorb");
    respond(request, GenerationStatus.OK, text, latency);
  }

  void fail(GenerationRequest request) {
    respond(request, GenerationStatus.PROVIDER_ERROR, null, Duration.ZERO);
  }

  void respond(
      GenerationRequest request,
      GenerationStatus status,
      @Nullable OfferText text,
      Duration latency) {
    ModelUse use = new ModelUse("fake", "m", Map.of(), 1, latency.toMillis(), 1, 1, null, 0, 0);
    GenerationResponse response =
        new GenerationResponse(
            request.getRequestId(),
            request.getUserId(),
            request.getSlot(),
            request.getGeneration(),
            status,
            null,
            text,
            use,
            null);
    pipe(topics.generationResponses(), request.getUserId(), response);
  }

  List<BudgetGrant> newGrants() {
    return grants.readValuesToList();
  }

  ScopeBudget budgetOf(String scope) {
    return driver.<String, ScopeBudget>getKeyValueStore(Stores.BUDGETS).get(scope);
  }

  List<Offer> newOffers() {
    return offers.readValuesToList();
  }

  List<Reward> newRewards() {
    return rewards.readValuesToList();
  }

  /** The newest of each key. */
  Map<String, ArmState> newestArms() {
    return arms.readKeyValuesToMap();
  }

  @Nullable UserJourney journeyOf(String user) {
    return driver.<String, UserJourney>getKeyValueStore(Stores.JOURNEYS).get(user);
  }

  /** How often this was counted; 0 where it never was. */
  double count(Meters meter, String... tags) {
    return meter.counter(meters, tags).count();
  }

  List<Decision> newDecisions() {
    return decisions.readValuesToList();
  }

  List<ErasureAcknowledgement> newAcknowledgements() {
    return acknowledgements.readValuesToList();
  }

  ConsentRecord consentOf(String user) {
    return driver.<String, ConsentRecord>getKeyValueStore(Stores.CONSENTS).get(user);
  }

  List<DeadLetter> newDeadLetters() {
    return deadLetters.readValuesToList();
  }

  boolean knows(String user) {
    return driver.<String, Profile>getKeyValueStore(Stores.PROFILES).get(user) != null;
  }

  Profile profile(String user) {
    return driver.<String, Profile>getKeyValueStore(Stores.PROFILES).get(user);
  }

  UserRequests requestsOf(String user) {
    return driver.<String, UserRequests>getKeyValueStore(Stores.REQUESTS).get(user);
  }

  @SuppressWarnings("unchecked") // kept by the topic whose values it takes
  private <V extends SpecificRecord> TestInputTopic<String, V> input(Topic<V> topic) {
    return (TestInputTopic<String, V>)
        inputs.computeIfAbsent(
            topic.name(),
            name ->
                driver.createInputTopic(
                    name,
                    UserIdSerde.serializer(registry, topics),
                    AvroSerde.of(topic.valueType(), registry).serializer()));
  }

  private <V extends SpecificRecord> TestOutputTopic<String, V> output(Topic<V> topic) {
    return driver.createOutputTopic(
        topic.name(),
        UserIdSerde.deserializer(registry),
        AvroSerde.of(topic.valueType(), registry).deserializer());
  }

  @Override
  public void close() {
    driver.close();
    memory.close();
  }
}
