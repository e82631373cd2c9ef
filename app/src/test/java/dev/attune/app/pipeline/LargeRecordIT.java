package dev.attune.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.attune.app.support.KafkaExtension;
import dev.attune.app.support.KafkaUnderTest;
import dev.attune.avro.ClickEvent;
import dev.attune.avro.ClickType;
import dev.attune.avro.DeadLetter;
import dev.attune.avro.EventHeader;
import dev.attune.avro.ProductRef;
import dev.attune.schemas.registry.MockSchemaRegistry;
import dev.attune.schemas.registry.SchemaRegistry;
import dev.attune.schemas.serde.AvroSerde;
import dev.attune.schemas.topic.Topic;
import dev.attune.schemas.topic.Topics;
import dev.attune.topology.PersonalizationStreams;
import dev.attune.topology.TopologySettings;
import dev.attune.topology.meter.Meters;
import dev.attune.topology.prompt.template.PromptTemplates;
import dev.attune.topology.prompt.template.TemplateLoader;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Records larger than a producer's default limit, from a broker that was told to take them. */
@ExtendWith(KafkaExtension.class)
class LargeRecordIT {

  private static final int LARGE = 1_100_000;
  private static final int ALLOWED = 4 << 20;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final SchemaRegistry registry = new MockSchemaRegistry();
  private final MeterRegistry meters = new SimpleMeterRegistry();
  private final Topics topics = new Topics("large", 1);
  private final Topic<ClickEvent> clicks = topics.clickstream();

  @TempDir Path state;

  @Test
  void shouldWriteDeadLettersAndGoOnWhenRecordsAreLargerThanAProducerTakes(KafkaUnderTest kafka)
      throws Exception {
    // Given
    Map<String, Object> client = Map.of("bootstrap.servers", kafka.bootstrapServers());
    createTopics(client);
    List<ProducerRecord<String, byte[]>> sent =
        List.of(
            click("u1", "e1", "kettle"),
            new ProducerRecord<>(clicks.name(), "junk", new byte[LARGE]),
            click("u1", "e2", "k".repeat(LARGE)),
            click("u".repeat(LARGE), "e3", "kettle"),
            withLargeHeader(click("u1", "e4", "kettle")),
            click("u1", "e5", "kettle"));

    // When
    try (PersonalizationStreams topology = start(client)) {
      send(client, sent);
      await().atMost(PATIENCE).until(() -> accepted() + deadLetters() == sent.size());

      // Then
      await()
          .atMost(PATIENCE)
          .until(() -> topology.streams().state() == KafkaStreams.State.RUNNING);
    }
    assertThat(accepted()).isEqualTo(3);
    assertThat(read(client))
        .extracting(DeadLetter::getCause)
        .containsExactly("too-large", "too-large", "too-large");
  }

  private PersonalizationStreams start(Map<String, Object> client) {
    PromptTemplates templates = TemplateLoader.standard();
    Map<String, Object> config = new HashMap<>(client);
    config.put("state.dir", state.toString());
    config.put("num.standby.replicas", 0);
    return PersonalizationStreams.start(
        TopologySettings.live(
            "large",
            topics,
            registry,
            Playbooks.load(Optional.empty(), templates),
            templates,
            meters),
        "large-topology",
        config);
  }

  private void createTopics(Map<String, Object> client) throws Exception {
    List<NewTopic> all = topics.all().stream().map(this::newTopic).toList();
    try (Admin admin = Admin.create(client)) {
      admin.createTopics(all).all().get();
    }
  }

  /** What the topology writes keeps to the broker's own limit. */
  private NewTopic newTopic(Topic<?> topic) {
    Map<String, String> configs = new HashMap<>(topic.configs());
    if (topic.name().equals(clicks.name())) {
      configs.put("max.message.bytes", Integer.toString(ALLOWED));
    }
    return topic.newTopic((short) 1).configs(configs);
  }

  private static void send(Map<String, Object> client, List<ProducerRecord<String, byte[]>> records)
      throws Exception {
    Map<String, Object> config = new HashMap<>(client);
    config.put("max.request.size", ALLOWED);
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
      for (ProducerRecord<String, byte[]> each : records) {
        producer.send(each).get();
      }
    }
  }

  private ProducerRecord<String, byte[]> click(String user, String id, String product) {
    EventHeader header =
        EventHeader.newBuilder()
            .setEventId(id)
            .setUserId(user)
            .setOccurredAt(Instant.now())
            .build();
    ClickEvent event =
        ClickEvent.newBuilder()
            .setHeader(header)
            .setType(ClickType.PRODUCT_VIEWED)
            .setProduct(ProductRef.newBuilder().setProductId("p1").setName(product).build())
            .build();
    byte[] value =
        AvroSerde.of(ClickEvent.class, registry).serializer().serialize(clicks.name(), event);
    return new ProducerRecord<>(clicks.name(), user, value);
  }

  private static ProducerRecord<String, byte[]> withLargeHeader(
      ProducerRecord<String, byte[]> record) {
    record.headers().add(new RecordHeader("baggage", new byte[LARGE]));
    return record;
  }

  private List<DeadLetter> read(Map<String, Object> client) {
    Topic<DeadLetter> topic = topics.deadLetters();
    TopicPartition partition = new TopicPartition(topic.name(), 0);
    Map<String, Object> config = new HashMap<>(client);
    config.put("isolation.level", "read_committed");
    List<DeadLetter> letters = new ArrayList<>();
    try (KafkaConsumer<byte[], DeadLetter> consumer =
        new KafkaConsumer<>(
            config,
            new ByteArrayDeserializer(),
            AvroSerde.of(DeadLetter.class, registry).deserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = Objects.requireNonNull(consumer.endOffsets(List.of(partition)).get(partition));
      while (consumer.position(partition) < end) {
        consumer.poll(Duration.ofMillis(200)).forEach(record -> letters.add(record.value()));
      }
    }
    return letters;
  }

  private double accepted() {
    return Meters.EVENTS_ACCEPTED.counter(meters).count();
  }

  private double deadLetters() {
    return meters.find(Meters.DEAD_LETTERS.meterName()).counters().stream()
        .mapToDouble(Counter::count)
        .sum();
  }
}
