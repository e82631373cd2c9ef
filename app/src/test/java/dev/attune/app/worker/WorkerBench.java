package dev.attune.app.worker;

import dev.attune.avro.Assignment;
import dev.attune.avro.Brief;
import dev.attune.avro.DeadLetter;
import dev.attune.avro.GenerationRequest;
import dev.attune.avro.GenerationResponse;
import dev.attune.avro.OfferTerms;
import dev.attune.avro.Prompt;
import dev.attune.avro.TextRules;
import dev.attune.avro.Trigger;
import dev.attune.generation.call.Generator;
import dev.attune.generation.dispatch.WorkerSerdes;
import dev.attune.generation.dispatch.WorkerTopics;
import dev.attune.generation.lane.LanePolicy;
import dev.attune.generation.offset.OpenRecords;
import dev.attune.generation.offset.Position;
import dev.attune.generation.worker.GenerationWorker;
import dev.attune.generation.worker.WorkerClients;
import dev.attune.generation.worker.WorkerLimits;
import dev.attune.schemas.registry.MockSchemaRegistry;
import dev.attune.schemas.serde.AvroSerde;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Topics of one test, requests in them, and workers on them. */
final class WorkerBench {

  private static final int PARTITIONS = 4;

  private final Map<String, Object> brokers;
  private final String name;
  private final MockSchemaRegistry registry = new MockSchemaRegistry();
  private final Map<String, Position> positions = new ConcurrentHashMap<>();

  WorkerBench(String bootstrapServers, String name) throws Exception {
    this.brokers = Map.of("bootstrap.servers", bootstrapServers);
    this.name = name;
    try (Admin admin = Admin.create(brokers)) {
      admin
          .createTopics(
              List.of(
                  new NewTopic(topics().requests(), PARTITIONS, (short) 1),
                  new NewTopic(topics().responses(), PARTITIONS, (short) 1),
                  new NewTopic(topics().deadLetters(), 1, (short) 1)))
          .all()
          .get();
    }
  }

  private WorkerTopics topics() {
    return new WorkerTopics(name + ".requests", name + ".responses", name + ".dead-letters");
  }

  WorkerClients clients() {
    Map<String, Object> common = new HashMap<>(brokers);
    common.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6_000);
    return WorkerClients.connect(common, name, limits());
  }

  private static WorkerLimits limits() {
    return limits(Duration.ofMillis(100));
  }

  private static WorkerLimits limits(Duration commitEvery) {
    return WorkerLimits.of(
        2_000, commitEvery, Duration.ofSeconds(5), LanePolicy.live(request -> Duration.ofHours(1)));
  }

  GenerationWorker worker(WorkerClients clients, Generator generator) {
    return worker(clients, generator, limits());
  }

  /** One that commits when its partitions go or it ends, and so never when it is killed. */
  GenerationWorker hesitant(WorkerClients clients, Generator generator) {
    return worker(clients, generator, limits(Duration.ofHours(1)));
  }

  private GenerationWorker worker(WorkerClients clients, Generator generator, WorkerLimits limits) {
    WorkerSerdes serdes =
        new WorkerSerdes(
            AvroSerde.of(GenerationRequest.class, registry).deserializer(),
            AvroSerde.of(GenerationResponse.class, registry),
            AvroSerde.of(DeadLetter.class, registry).serializer());
    return new GenerationWorker(
        clients, topics(), serdes, generator, limits, new SimpleMeterRegistry());
  }

  /** Members of the workers' group that own a partition by now. */
  long workersWithPartitions() throws Exception {
    try (Admin admin = Admin.create(brokers)) {
      return Objects.requireNonNull(
              admin.describeConsumerGroups(List.of(name)).describedGroups().get(name))
          .get()
          .members()
          .stream()
          .filter(member -> !member.assignment().topicPartitions().isEmpty())
          .count();
    }
  }

  /** Requests 0 to so many, each of a user of its own. */
  void request(int from, int until) throws ExecutionException, InterruptedException {
    var serializer = AvroSerde.of(GenerationRequest.class, registry).serializer();
    Map<String, Object> config = new HashMap<>(brokers);
    // A partition that has just been created may refuse the first batch; the second must wait.
    config.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (int number = from; number < until; number++) {
        String id = String.valueOf(number);
        byte[] value = serializer.serialize(topics().requests(), request(id));
        var record =
            new ProducerRecord<>(
                topics().requests(), ("user-" + id).getBytes(StandardCharsets.UTF_8), value);
        var unused =
            producer.send(
                record,
                (sent, failure) -> {
                  TopicPartition partition = new TopicPartition(sent.topic(), sent.partition());
                  positions.put(id, new Position(partition, sent.offset()));
                });
      }
    }
  }

  private static GenerationRequest request(String id) {
    Instant now = Instant.EPOCH;
    Trigger trigger = new Trigger("trigger", "cart-abandoned", now, List.of(), Map.of());
    OfferTerms terms = new OfferTerms(0, null, now);
    return GenerationRequest.newBuilder()
        .setRequestId(id)
        .setUserId("user-" + id)
        .setSlot("hero")
        .setGeneration(1)
        .setCreatedAt(now)
        .setDeadline(now)
        .setPriority(0)
        .setBrief(
            new Brief(
                "scenario",
                trigger,
                "hero",
                "email",
                "en",
                "plain",
                List.of(),
                terms,
                TextRules.newBuilder().build()))
        .setAssignment(new Assignment("none", "default", 1.0))
        .setPrompt(new Prompt("prompt", "hash", "system", "user"))
        .setMaxOutputTokens(100)
        .setConsentVersion(0)
        .build();
  }

  /** Of these requests, those that a successor of the group would not ask again. */
  List<String> finished(List<String> ids) {
    OpenRecords successor = new OpenRecords();
    Map<TopicPartition, OffsetAndMetadata> committed = committed();
    committed.forEach(successor::inherit);
    return ids.stream()
        .filter(id -> {
          Position at = Objects.requireNonNull(positions.get(id), id);
          OffsetAndMetadata offset = committed.get(at.partition());
          return offset != null && (at.offset() < offset.offset() || successor.pass(at));
        })
        .toList();
  }

  private Map<TopicPartition, OffsetAndMetadata> committed() {
    try (Admin admin = Admin.create(brokers)) {
      return admin.listConsumerGroupOffsets(name).partitionsToOffsetAndMetadata().get();
    } catch (ExecutionException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** All responses so far. */
  List<GenerationResponse> responses() {
    List<TopicPartition> partitions =
        IntStream.range(0, PARTITIONS)
            .mapToObj(partition -> new TopicPartition(topics().responses(), partition))
            .toList();
    List<GenerationResponse> responses = new ArrayList<>();
    var deserializer = AvroSerde.of(GenerationResponse.class, registry).deserializer();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(brokers, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream()
          .anyMatch(at -> consumer.position(at) < ends.getOrDefault(at, 0L))) {
        consumer
            .poll(Duration.ofMillis(200))
            .forEach(
                record -> responses.add(deserializer.deserialize(record.topic(), record.value())));
      }
    }
    return responses;
  }
}
