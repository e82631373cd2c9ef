package dev.attune.generation.worker;

import dev.attune.avro.GenerationResponse;
import dev.attune.generation.Requests;
import dev.attune.generation.dispatch.AvroBytes;
import dev.attune.generation.dispatch.HeldGenerator;
import dev.attune.generation.dispatch.WorkerTopics;
import dev.attune.generation.lane.LanePolicy;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * A worker on Kafka's mock clients.
 *
 * <p>Threads: the worker polls on a thread of its own; what a test wants done to the consumer is
 * done there, between two polls.
 */
final class RunningWorker implements AutoCloseable {

  static final TopicPartition P0 = new TopicPartition("requests", 0);
  static final TopicPartition P1 = new TopicPartition("requests", 1);
  static final WorkerTopics TOPICS = new WorkerTopics("requests", "responses", "dead-letters");

  final HeldGenerator generator;
  final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  final MockProducer<byte[], byte[]> producer;
  final GenerationWorker worker;
  private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
  private final CompletableFuture<Void> run;
  private final Map<TopicPartition, Long> next = new HashMap<>(Map.of(P0, 0L, P1, 0L));

  private RunningWorker(
      MockProducer<byte[], byte[]> producer, WorkerLimits limits, HeldGenerator generator) {
    this.producer = producer;
    this.generator = generator;
    this.worker =
        new GenerationWorker(
            new WorkerClients(consumer, producer, RunningWorker::noResponses),
            TOPICS,
            AvroBytes.SERDES,
            generator,
            limits,
            registry);
    consumer.updateBeginningOffsets(Map.of(P0, 0L, P1, 0L));
    consumer.schedulePollTask(() -> consumer.rebalance(List.of(P0, P1)));
    this.run =
        CompletableFuture.runAsync(
            worker, task -> Thread.ofPlatform().daemon().name("poll").start(task));
  }

  /** Reads topics of responses in which nothing is. */
  private static Consumer<byte[], byte[]> noResponses() {
    MockConsumer<byte[], byte[]> reader = new MockConsumer<>("earliest");
    Map<TopicPartition, Long> none =
        Map.of(
            new TopicPartition(TOPICS.responses(), 0), 0L,
            new TopicPartition(TOPICS.responses(), 1), 0L);
    reader.updateBeginningOffsets(none);
    reader.updateEndOffsets(none);
    return reader;
  }

  static RunningWorker start(int maxInFlight) {
    return new RunningWorker(
        mockProducer(Acks.AT_ONCE), limits(maxInFlight, Duration.ofSeconds(5)), calling());
  }

  static RunningWorker startWithHeldAcks() {
    return new RunningWorker(
        mockProducer(Acks.HELD), limits(100, Duration.ofMillis(200)), calling());
  }

  static RunningWorker startWithShortStop() {
    return new RunningWorker(
        mockProducer(Acks.AT_ONCE), limits(100, Duration.ofMillis(200)), calling());
  }

  /** One whose requests all wait for a place before the model. */
  static RunningWorker startWithoutPlaces() {
    return new RunningWorker(
        mockProducer(Acks.AT_ONCE), limits(100, Duration.ofSeconds(5)), new HeldGenerator());
  }

  private static HeldGenerator calling() {
    return HeldGenerator.calling(Duration.ofMinutes(1));
  }

  private enum Acks {
    AT_ONCE,
    HELD
  }

  private static MockProducer<byte[], byte[]> mockProducer(Acks acks) {
    return new MockProducer<>(
        acks == Acks.AT_ONCE, null, new ByteArraySerializer(), new ByteArraySerializer());
  }

  private static WorkerLimits limits(int maxInFlight, Duration stopWithin) {
    return WorkerLimits.of(
        maxInFlight, Duration.ZERO, stopWithin, LanePolicy.live(request -> Duration.ofSeconds(30)));
  }

  /** Adds requests "user/number" to a partition, in order, and waits until they are polled. */
  void requests(TopicPartition partition, String... ids) {
    for (String id : ids) {
      String user = id.substring(0, id.indexOf('/'));
      Requests request = Requests.simple().id(id).userId(user);
      record(partition, AvroBytes.bytes(request.build()));
    }
  }

  /** The same from the partition's start, as if it were read anew. */
  void again(TopicPartition partition, String... ids) {
    next.put(partition, 0L);
    requests(partition, ids);
  }

  void record(TopicPartition partition, byte @Nullable [] value) {
    onPollThread(() -> {
      long offset = next.merge(partition, 1L, Long::sum) - 1;
      byte[] key = "key".getBytes(StandardCharsets.UTF_8);
      consumer.addRecord(
          new ConsumerRecord<>(partition.topic(), partition.partition(), offset, key, value));
    });
  }

  void assigned(TopicPartition... partitions) {
    onPollThread(() -> consumer.rebalance(List.of(partitions)));
  }

  Set<TopicPartition> paused() {
    return consumer.paused();
  }

  /** The committed offset, or -1. */
  long committed(TopicPartition partition) {
    OffsetAndMetadata offset = consumer.committed(Set.of(partition)).get(partition);
    return offset == null ? -1 : offset.offset();
  }

  /** What the commit says beside its offset. */
  String metadata(TopicPartition partition) {
    OffsetAndMetadata offset = consumer.committed(Set.of(partition)).get(partition);
    return offset == null ? "" : offset.metadata();
  }

  List<GenerationResponse> responses() {
    return producer.history().stream()
        .filter(sent -> sent.topic().equals(TOPICS.responses()))
        .map(sent -> AvroBytes.response(sent.value()))
        .toList();
  }

  List<String> answered() {
    return responses().stream().map(GenerationResponse::getRequestId).toList();
  }

  /** Completes when the worker has ended, with its failure if it failed. */
  CompletableFuture<Void> run() {
    return run;
  }

  /** Waits until the worker has polled so many times more. */
  void polls(int times) {
    for (int poll = 0; poll < times; poll++) {
      onPollThread(() -> {});
    }
  }

  private void onPollThread(Runnable action) {
    CountDownLatch done = new CountDownLatch(1);
    consumer.schedulePollTask(() -> {
      action.run();
      done.countDown();
    });
    try {
      done.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    worker.close();
  }
}
