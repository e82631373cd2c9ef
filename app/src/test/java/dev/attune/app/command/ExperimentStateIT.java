package dev.attune.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.app.broker.DataFolder;
import dev.attune.app.broker.EmbeddedBroker;
import dev.attune.app.cluster.Cluster;
import dev.attune.app.cluster.ClusterTopics;
import dev.attune.app.cluster.Registries;
import dev.attune.app.config.AppConfig;
import dev.attune.app.experiment.ArmLookup;
import dev.attune.app.experiment.RewardFile;
import dev.attune.app.registry.EmbeddedRegistry;
import dev.attune.app.registry.store.SubjectStore;
import dev.attune.app.support.AttuneProcess;
import dev.attune.avro.ArmState;
import dev.attune.avro.ClickEvent;
import dev.attune.avro.ClickType;
import dev.attune.avro.EventHeader;
import dev.attune.avro.Offer;
import dev.attune.avro.OutcomeEvent;
import dev.attune.avro.OutcomeType;
import dev.attune.avro.PurchaseEvent;
import dev.attune.avro.PurchaseType;
import dev.attune.avro.Reward;
import dev.attune.avro.RewardUnit;
import dev.attune.schemas.registry.SchemaRegistry;
import dev.attune.schemas.serde.AvroSerde;
import dev.attune.schemas.topic.Topic;
import dev.attune.topology.arm.ArmSums;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The state of experiments and bandits is exact after kill -9: that of a recount of the topics. */
class ExperimentStateIT {

  private static final int USERS = 120;
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String PLAYBOOK =
      """
      version: 1
      brand: {name: Lindhavn}
      consent: {unasked: granted}
      holdout: {percent: 40}
      experiments:
        tone:
          arms:
            warm: {weight: 50, tone: warm and caring}
            brisk: {weight: 50, tone: short and brisk}
      attribution: {window: 1h, late: 1h, click: 0.5, value: 0.1}
      scenarios:
        hello:
          trigger: first-visit
          channel: web
          deadline: 1s
          expires-after: 30d
          experiment: tone
          fallback:
            en: {headline: Hello, body: Good to see you., call-to-action: Look around}
      """;

  @TempDir Path folder;
  private final Instant start =
      Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofDays(5));
  private Map<String, String> values = Map.of();
  private AppConfig config = AppConfig.of(Map.of());

  @Test
  void shouldHoldWhatARecountGivesWhenTheTopologyWasKilledAgainAndAgain() throws Exception {
    // Given
    Files.writeString(folder.resolve("playbook.yml"), PLAYBOOK);
    try (DataFolder data = DataFolder.temporary();
        EmbeddedBroker broker = EmbeddedBroker.start(data);
        EmbeddedRegistry schemas =
            EmbeddedRegistry.start(SubjectStore.inMemory(), EmbeddedRegistry.ANY_PORT)) {
      configure(broker.bootstrapServers(), schemas.url().toString());
      try (SchemaRegistry registry = Registries.open(config)) {
        // When
        try (AttuneProcess first = topology("one")) {
          visits(registry, 0, USERS / 2);
          await(() -> !read(registry, config.topics().rewards(), Reward.class).isEmpty());
          first.kill();
        }
        try (AttuneProcess second = topology("two")) {
          visits(registry, USERS / 2, USERS);
          await(() -> byUser(registry).size() == USERS);
          answers(registry);
          await(() -> byOffer(registry) > 0);
          second.kill();
        }
        try (AttuneProcess third = topology("one")) {
          // The holdout has each user, the experiment each who was shown an offer.
          await(() -> newest(registry).size() == USERS + 2 * offers(registry).size());
          assertThat(third.pid()).isPositive();
        }

        // Then
        Collection<Reward> newest = newest(registry).values();
        assertThat(byOffer(registry)).isEqualTo(offers(registry).size()).isGreaterThan(USERS / 3);
        assertThat(sums(new ArmLookup(config, read -> {}).newest()))
            .hasSize(5)
            .isEqualTo(sums(RewardFile.count(newest)));
      }
    }
  }

  private void configure(String bootstrap, String registry) {
    values =
        Map.of(
            "bootstrap.servers", bootstrap,
            "schema.registry.url", registry,
            "tenant", "x",
            "partitions", "3",
            "topology.admin.port", "0");
    config = AppConfig.of(values);
    try (Cluster cluster = Cluster.connect(config)) {
      new ClusterTopics(cluster, config.topics()).createMissing(Optional.of((short) 1));
    }
  }

  private AttuneProcess topology(String state) throws Exception {
    List<String> words = new ArrayList<>(List.of("run", "topology"));
    words.addAll(List.of("--playbook", folder.resolve("playbook.yml").toString()));
    words.addAll(List.of("-o", "state.folder=" + folder.resolve(state)));
    values.forEach((key, value) -> words.addAll(List.of("-o", key + "=" + value)));
    return AttuneProcess.start(folder, words);
  }

  /** Each user comes by, and most buy within the hour. */
  private void visits(SchemaRegistry registry, int from, int to) throws Exception {
    for (int i = from; i < to; i++) {
      String user = "u" + i;
      Instant at = start.plusSeconds(i * 60L);
      ClickEvent visit =
          ClickEvent.newBuilder()
              .setHeader(header("v" + i, user, at))
              .setType(ClickType.PAGE_VIEWED)
              .build();
      send(registry, config.topics().clickstream(), user, visit, at);
      if (i % 3 > 0) {
        Instant then = at.plusSeconds(600);
        send(registry, config.topics().purchases(), user, order(i, user, then), then);
      }
    }
  }

  /** Each offer is clicked a day later, and some users buy again. */
  private void answers(SchemaRegistry registry) throws Exception {
    int i = 0;
    for (Offer offer : offers(registry)) {
      i++;
      String user = offer.getUserId();
      Instant at = start.plus(Duration.ofDays(1)).plusSeconds(i * 60L);
      OutcomeEvent click =
          new OutcomeEvent(
              header("c" + i, user, at), OutcomeType.CLICKED, offer.getOfferId(), null, null);
      send(registry, config.topics().outcomes(), user, click, at);
      send(registry, config.topics().outcomes(), user, click, at);
      if (i % 2 == 0) {
        Instant then = at.plusSeconds(600);
        send(registry, config.topics().purchases(), user, order(USERS + i, user, then), then);
      }
    }
  }

  private static PurchaseEvent order(int number, String user, Instant at) {
    BigDecimal total = BigDecimal.valueOf(10 + number % 7).setScale(4);
    return new PurchaseEvent(
        header("p" + number, user, at),
        PurchaseType.ORDER_COMPLETED,
        "o" + number,
        List.of(),
        total,
        "EUR",
        null);
  }

  private static EventHeader header(String id, String user, Instant at) {
    return EventHeader.newBuilder().setEventId(id).setUserId(user).setOccurredAt(at).build();
  }

  private <V extends SpecificRecord> void send(
      SchemaRegistry registry, Topic<V> topic, String user, V value, Instant at) throws Exception {
    byte[] bytes =
        AvroSerde.of(topic.valueType(), registry).serializer().serialize(topic.name(), value);
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            config.clientConfig(), new StringSerializer(), (name, written) -> written)) {
      producer.send(new ProducerRecord<>(topic.name(), null, at.toEpochMilli(), user, bytes)).get();
    }
  }

  private List<Offer> offers(SchemaRegistry registry) {
    return read(registry, config.topics().offers(), Offer.class).stream()
        .filter(offer -> offer.getRecall() == null)
        .toList();
  }

  private Map<String, Reward> newest(SchemaRegistry registry) {
    Map<String, Reward> newest = new TreeMap<>();
    for (Reward each : read(registry, config.topics().rewards(), Reward.class)) {
      newest.put(each.getUnit() + each.getRewardId() + each.getUserId(), each);
    }
    return newest;
  }

  /** Those of the holdout: one a user. */
  private List<Reward> byUser(SchemaRegistry registry) {
    return newest(registry).values().stream()
        .filter(each -> each.getRewardId().equals("holdout/global"))
        .toList();
  }

  private long byOffer(SchemaRegistry registry) {
    return newest(registry).values().stream()
        .filter(each -> each.getUnit() == RewardUnit.OFFER)
        .filter(each -> each.getClicked())
        .count();
  }

  /** By arm, without what depends on parts and on when it was told. */
  private static Map<String, String> sums(List<ArmState> parts) {
    Map<String, ArmState> arms = new TreeMap<>();
    parts.forEach(
        part -> arms.merge(part.getExperiment() + "/" + part.getArm(), part, ArmSums::plus));
    Map<String, String> sums = new TreeMap<>();
    arms.forEach((id, arm) ->
        sums.put(
            id,
            String.join(
                " ",
                Long.toString(arm.getShown()),
                Long.toString(arm.getRewardUnits()),
                arm.getRewardSquareUnits(),
                Long.toString(arm.getUsers()),
                Long.toString(arm.getUserRewardUnits()),
                arm.getUserRewardSquareUnits(),
                Long.toString(arm.getCovariateUnits()),
                arm.getProductUnits())));
    return sums;
  }

  private <V extends SpecificRecord> List<V> read(
      SchemaRegistry registry, Topic<V> topic, Class<V> type) {
    List<TopicPartition> partitions =
        IntStream.range(0, topic.partitions())
            .mapToObj(partition -> new TopicPartition(topic.name(), partition))
            .toList();
    Map<String, Object> settings = new HashMap<>(config.clientConfig());
    settings.put("isolation.level", "read_committed");
    List<V> all = new ArrayList<>();
    try (KafkaConsumer<String, V> consumer =
        new KafkaConsumer<>(
            settings, new StringDeserializer(), AvroSerde.of(type, registry).deserializer())) {
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(Duration.ofMillis(200)).forEach(record -> all.add(record.value()));
      }
    }
    return all;
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("patience").isLessThan(end);
      Thread.sleep(Duration.ofMillis(500));
    }
  }
}
