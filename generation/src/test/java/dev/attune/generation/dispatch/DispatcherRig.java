package dev.attune.generation.dispatch;

import static org.awaitility.Awaitility.await;

import dev.attune.avro.GenerationRequest;
import dev.attune.avro.GenerationResponse;
import dev.attune.avro.GenerationStatus;
import dev.attune.generation.Requests;
import dev.attune.generation.call.Generator;
import dev.attune.generation.lane.LanePolicy;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A dispatcher in a time of its own, whose poll thread is the test's. */
final class DispatcherRig implements AutoCloseable {

  static final TopicPartition P0 = new TopicPartition("requests", 0);

  final AtomicLong now = new AtomicLong();
  final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  final MockProducer<byte[], byte[]> producer =
      new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
  final Dispatcher dispatcher;
  private long offset;

  DispatcherRig(Generator generator, LanePolicy policy) {
    WorkerTopics topics = new WorkerTopics("requests", "responses", "dead-letters");
    this.dispatcher =
        new Dispatcher(
            new RequestReader(AvroBytes.SERDES.requests()),
            new Calls(generator, new Outbox(producer, topics, AvroBytes.SERDES)),
            policy,
            Duration.ofMinutes(1),
            now::get,
            registry);
  }

  void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }

  /** A request "user/generation" arrives, and the dispatcher takes a turn. */
  void arrives(String id) {
    arrives(id, request -> request);
  }

  void arrives(String id, UnaryOperator<GenerationRequest.Builder> change) {
    int slash = id.indexOf('/');
    GenerationRequest.Builder request =
        GenerationRequest.newBuilder(
                Requests.simple().id(id).userId(id.substring(0, slash)).build())
            .setGeneration(Long.parseLong(id.substring(slash + 1)));
    accept(AvroBytes.bytes(change.apply(request).build()));
    dispatcher.advance();
  }

  private void accept(byte[] value) {
    dispatcher.accept(
        new ConsumerRecord<>(
            P0.topic(),
            P0.partition(),
            offset++,
            0,
            TimestampType.CREATE_TIME,
            0,
            value.length,
            new byte[0],
            value,
            new RecordHeaders(),
            java.util.Optional.empty()));
  }

  List<GenerationResponse> responses() {
    return producer.history().stream().map(sent -> AvroBytes.response(sent.value())).toList();
  }

  /** Waits for the only response to this request. */
  GenerationResponse response(String id) {
    await()
        .until(() -> {
          dispatcher.advance();
          return responses().stream().anyMatch(response -> response.getRequestId().equals(id));
        });
    List<GenerationResponse> found =
        responses().stream().filter(response -> response.getRequestId().equals(id)).toList();
    if (found.size() != 1) {
      throw new AssertionError("more than one response to " + id + ": " + found);
    }
    return found.getFirst();
  }

  GenerationStatus status(String id) {
    return response(id).getStatus();
  }

  /** Turns until nothing is open. */
  void drain() {
    await()
        .until(() -> {
          dispatcher.advance();
          return dispatcher.open().count() == 0;
        });
  }

  double counted(String meter, String... tags) {
    return registry.get(meter).tags(tags).counter().count();
  }

  @Override
  public void close() {
    dispatcher.close();
  }
}
