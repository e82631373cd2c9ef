package dev.attune.app.worker;

import dev.attune.avro.Assignment;
import dev.attune.avro.Batch;
import dev.attune.avro.Brief;
import dev.attune.avro.GenerationRequest;
import dev.attune.avro.GenerationResponse;
import dev.attune.avro.OfferTerms;
import dev.attune.avro.OfferedProduct;
import dev.attune.avro.Prompt;
import dev.attune.avro.TextRules;
import dev.attune.avro.Trigger;
import dev.attune.generation.batch.BatchLimits;
import dev.attune.generation.batch.BatchWorker;
import dev.attune.generation.batch.provider.BatchProvider;
import dev.attune.generation.batch.topic.BatchClients;
import dev.attune.generation.batch.topic.BatchSerdes;
import dev.attune.generation.batch.topic.BatchTopics;
import dev.attune.generation.budget.Purse;
import dev.attune.generation.call.BatchAnswers;
import dev.attune.generation.call.CallMeters;
import dev.attune.schemas.keyring.SealingRegistry;
import dev.attune.schemas.registry.MockSchemaRegistry;
import dev.attune.schemas.registry.SchemaRegistry;
import dev.attune.schemas.seal.DataKeys;
import dev.attune.schemas.serde.AvroSerde;
import dev.attune.schemas.serde.UserIdSerde;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Topics of one test, requests that may wait in them, and workers of batches on them. */
final class BatchBench {

  static final int IN_A_BATCH = 10;

  private final Map<String, Object> brokers;
  private final String name;
  private final SchemaRegistry registry;
  private final BatchTopics topics;

  BatchBench(String bootstrapServers, String name) throws Exception {
    this(bootstrapServers, name, new MockSchemaRegistry());
  }

  /** The same where the records of users are sealed. */
  static BatchBench sealed(String bootstrapServers, String name, DataKeys keys) throws Exception {
    return new BatchBench(
        bootstrapServers, name, new SealingRegistry(new MockSchemaRegistry(), keys));
  }

  private BatchBench(String bootstrapServers, String name, SchemaRegistry registry)
      throws Exception {
    this.registry = registry;
    this.brokers = Map.of("bootstrap.servers", bootstrapServers);
    this.name = name;
    this.topics =
        new BatchTopics(
            name + ".batch-requests", name + ".batches", name + ".requests", name + ".responses");
    try (Admin admin = Admin.create(brokers)) {
      admin
          .createTopics(
              List.of(
                  new NewTopic(topics.waiting(), 1, (short) 1),
                  new NewTopic(topics.batches(), 1, (short) 1),
                  new NewTopic(topics.requests(), 1, (short) 1),
                  new NewTopic(topics.responses(), 1, (short) 1)))
          .all()
          .get();
    }
  }

  static BatchLimits limits() {
    return new BatchLimits(
        IN_A_BATCH,
        700_000,
        Duration.ofMillis(400),
        Duration.ofMillis(150),
        Duration.ofMinutes(10),
        Duration.ofMinutes(2));
  }

  BatchWorker worker(Optional<BatchProvider> provider, Purse purse) {
    Map<String, Object> common = new HashMap<>(brokers);
    common.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6_000);
    return new BatchWorker(
        () -> BatchClients.connect(common, name),
        topics,
        new BatchSerdes(
            AvroSerde.of(GenerationRequest.class, registry),
            AvroSerde.of(GenerationResponse.class, registry).serializer(),
            AvroSerde.of(Batch.class, registry),
            UserIdSerde.serializer(registry)),
        provider,
        new BatchAnswers(new CallMeters(new SimpleMeterRegistry())),
        purse,
        limits(),
        InstantSource.system());
  }

  /** Starts it on a thread of its own; to be closed. */
  static BatchWorker start(BatchWorker worker) {
    Thread.ofPlatform().daemon().name("batch-worker").start(worker);
    return worker;
  }

  /** Requests of users 0 to so many, each with so much time; their ids. */
  List<String> request(int count, Duration left) throws Exception {
    List<GenerationRequest> requests = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      requests.add(one(number, 1, left));
    }
    send(requests);
    return requests.stream().map(GenerationRequest::getRequestId).toList();
  }

  /** A later request of one of the users, for the same slot; its id. */
  String requestAgain(int number, Duration left) throws Exception {
    GenerationRequest again = one(number, 2, left);
    send(List.of(again));
    return again.getRequestId();
  }

  private void send(List<GenerationRequest> requests) throws Exception {
    var keys = UserIdSerde.serializer(registry);
    var serializer = AvroSerde.of(GenerationRequest.class, registry).serializer();
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(brokers, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (GenerationRequest request : requests) {
        producer
            .send(
                new ProducerRecord<>(
                    topics.waiting(),
                    keys.serialize(topics.waiting(), request.getUserId()),
                    serializer.serialize(topics.waiting(), request)))
            .get();
      }
    }
  }

  private GenerationRequest one(int number, long generation, Duration left) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    String user = "user-" + number;
    String id =
        UUID.nameUUIDFromBytes((name + user + generation).getBytes(StandardCharsets.UTF_8))
            .toString();
    Trigger trigger = new Trigger("trigger", "cart-abandoned", now, List.of(), Map.of());
    OfferTerms terms = new OfferTerms(0, null, now.plus(Duration.ofDays(3)));
    OfferedProduct mug =
        new OfferedProduct(
            "p-1", "Blue Mug", null, null, new BigDecimal("12.5000"), null, "EUR", null, null);
    return GenerationRequest.newBuilder()
        .setRequestId(id)
        .setUserId(user)
        .setSlot("email-main")
        .setGeneration(generation)
        .setCreatedAt(now)
        .setDeadline(now.plus(left))
        .setPriority(50)
        .setBrief(
            new Brief(
                "winback",
                trigger,
                "email-main",
                "email",
                "en",
                "warm",
                List.of(mug),
                terms,
                TextRules.newBuilder().build()))
        .setAssignment(new Assignment("none", "default", 1.0))
        .setPrompt(
            new Prompt(
                "prompt",
                "hash",
                "You write offers as JSON with headline, body and callToAction.",
                "For " + user + ". Language: English (en)\n- \"Blue Mug\", price €12.50\n"))
        .setMaxOutputTokens(400)
        .setConsentVersion(1)
        .setBatch(true)
        .build();
  }

  /** All responses that are committed by now. */
  List<GenerationResponse> responses() {
    return read(topics.responses(), GenerationResponse.class);
  }

  /** All requests that were handed on to the ordinary way by now. */
  List<GenerationRequest> handedOn() {
    return read(topics.requests(), GenerationRequest.class);
  }

  /** All that was ever written of batches, as it stands in Kafka, keys included. */
  List<byte[]> written() {
    List<byte[]> bytes = new ArrayList<>();
    read(
        topics.batches(),
        message -> {
          bytes.add(message.key());
          Optional.ofNullable(message.value()).ifPresent(bytes::add);
        });
    return bytes;
  }

  /** Null stands for what cannot be read any more. */
  private <T extends SpecificRecord> List<T> read(String topic, Class<T> type) {
    var deserializer = AvroSerde.of(type, registry).deserializer();
    List<T> values = new ArrayList<>();
    read(topic, message -> values.add(deserializer.deserialize(topic, message.value())));
    return values;
  }

  private void read(String topic, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
    TopicPartition partition = new TopicPartition(topic, 0);
    Map<String, Object> config = new HashMap<>(brokers);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
      while (consumer.position(partition) < end) {
        consumer.poll(Duration.ofMillis(200)).forEach(reader);
      }
    }
  }

  /** How far the group has committed. */
  long committed() throws Exception {
    try (Admin admin = Admin.create(brokers)) {
      var offset =
          admin
              .listConsumerGroupOffsets(name)
              .partitionsToOffsetAndMetadata()
              .get()
              .get(new TopicPartition(topics.waiting(), 0));
      return offset == null ? 0 : offset.offset();
    }
  }
}
