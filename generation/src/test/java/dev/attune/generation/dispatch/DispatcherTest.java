package dev.attune.generation.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.attune.generation.Requests;
import dev.attune.generation.lane.LanePolicy;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class DispatcherTest {

  private static final TopicPartition P0 = new TopicPartition("requests", 0);

  private final HeldGenerator generator = new HeldGenerator();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final MockProducer<byte[], byte[]> producer =
      new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
  private final Dispatcher dispatcher =
      new Dispatcher(
          producer,
          new WorkerTopics("requests", "responses", "dead-letters"),
          AvroBytes.SERDES,
          generator,
          LanePolicy.live(request -> Duration.ofSeconds(30)),
          Duration.ofMinutes(1),
          registry);

  @Test
  void shouldSendNothingOfAnInterruptedCallWhenItCloses() throws InterruptedException {
    // Given
    arrives(0, "ann/1");

    // When
    dispatcher.close();

    // Then
    generator.awaitEndOf("ann/1");
    assertThat(generator.interrupted()).containsExactly("ann/1");
    assertThat(producer.history()).isEmpty();
  }

  @Test
  void shouldSendNothingOfAnInterruptedCallWhenItsPartitionGoes() throws InterruptedException {
    // Given
    arrives(0, "ann/1");

    // When
    dispatcher.drop(List.of(P0));

    // Then
    generator.awaitEndOf("ann/1");
    assertThat(generator.interrupted()).containsExactly("ann/1");
    assertThat(producer.history()).isEmpty();
    assertThat(dispatcher.open().count()).isZero();
  }

  @Test
  void shouldNotCloseANewRecordByTheEndOfADroppedOne() throws InterruptedException {
    // Given a request that was answered, but whose partition goes and comes back before that is
    // seen
    generator.release("ann/1");
    arrives(0, "ann/1");
    generator.awaitEndOf("ann/1");
    dispatcher.drop(List.of(P0));
    arrives(0, "ann/2");

    // When
    dispatcher.settle();

    // Then
    assertThat(dispatcher.open().count()).isEqualTo(1);
    assertThat(dispatcher.open().committable()).isEmpty();
    dispatcher.close();
  }

  private void arrives(long offset, String id) {
    byte[] value = AvroBytes.bytes(Requests.simple().id(id).build());
    dispatcher.accept(new ConsumerRecord<>(P0.topic(), P0.partition(), offset, new byte[0], value));
    dispatcher.advance();
    await().until(() -> generator.started().contains(id));
  }
}
