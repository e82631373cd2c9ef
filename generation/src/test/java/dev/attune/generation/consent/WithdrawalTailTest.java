package dev.attune.generation.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.attune.avro.ConsentRecord;
import dev.attune.avro.ConsentStatus;
import dev.attune.avro.ErasureCommand;
import dev.attune.generation.consent.Withdrawal.Consent;
import dev.attune.generation.consent.Withdrawal.Erasure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WithdrawalTailTest {

  private static final TopicPartition CONSENTS = new TopicPartition("consents", 0);
  private static final TopicPartition ERASURES = new TopicPartition("erasures", 0);
  private static final Instant FROM = Instant.parse("2026-11-20T10:00:00Z");

  /** Knows no times: all there is, is later. */
  private final MockConsumer<byte[], byte[]> consumer =
      new MockConsumer<>("earliest") {
        @Override
        public synchronized Map<
                TopicPartition, org.apache.kafka.clients.consumer.OffsetAndTimestamp>
            offsetsForTimes(Map<TopicPartition, Long> times) {
          assertThat(times).containsValue(FROM.toEpochMilli());
          return Map.of(
              CONSENTS,
              new org.apache.kafka.clients.consumer.OffsetAndTimestamp(1, FROM.toEpochMilli()));
        }
      };

  private final List<Withdrawal> heard = new CopyOnWriteArrayList<>();

  @Test
  void shouldHandOverWhatIsSaidFromItsStartOnAndSurviveWhatItCannotRead() throws IOException {
    // Given
    topics();
    consumer.schedulePollTask(() -> {
      record(CONSENTS, 0, bytes(consent("old")));
      record(CONSENTS, 1, bytes(consent("ann")));
      record(CONSENTS, 2, new byte[] {1, 2, 3});
      record(CONSENTS, 3, null);
      record(ERASURES, 5, bytes(new ErasureCommand("c", "bob", FROM, "user")));
    });
    consumer.schedulePollTask(() -> consumer.setPollException(new KafkaException("for a while")));

    // When
    WithdrawalTail tail = WithdrawalTail.start(consumer, source(), heard::add);

    // Then
    await().until(() -> heard.size() >= 2);
    tail.close();
    assertThat(heard)
        .contains(new Consent("ann", 7, Set.of("personalization")), new Erasure("bob", FROM))
        .doesNotContain(new Consent("old", 7, Set.of("personalization")));
    await().until(consumer::closed);
  }

  private void topics() {
    for (TopicPartition partition : List.of(CONSENTS, ERASURES)) {
      consumer.updatePartitions(
          partition.topic(), List.of(new PartitionInfo(partition.topic(), 0, null, null, null)));
    }
    consumer.updateBeginningOffsets(Map.of(CONSENTS, 0L, ERASURES, 0L));
    consumer.updateEndOffsets(Map.of(CONSENTS, 4L, ERASURES, 5L));
  }

  private static WithdrawalTail.Source source() {
    return new WithdrawalTail.Source(
        "consents",
        "erasures",
        (topic, bytes) -> reading(() -> ConsentRecord.fromByteBuffer(ByteBuffer.wrap(bytes))),
        (topic, bytes) -> reading(() -> ErasureCommand.fromByteBuffer(ByteBuffer.wrap(bytes))),
        new StringDeserializer(),
        FROM);
  }

  private void record(TopicPartition at, long offset, byte @Nullable [] value) {
    consumer.addRecord(
        new ConsumerRecord<>(
            at.topic(), at.partition(), offset, "bob".getBytes(StandardCharsets.UTF_8), value));
  }

  private static ConsentRecord consent(String user) {
    return new ConsentRecord(
        user,
        7L,
        FROM,
        Map.of("personalization", ConsentStatus.DENIED),
        "test",
        null,
        Map.of(),
        null);
  }

  private static byte[] bytes(ConsentRecord said) {
    return reading(() -> said.toByteBuffer().array());
  }

  private static byte[] bytes(ErasureCommand command) {
    return reading(() -> command.toByteBuffer().array());
  }

  private interface Reading<T> {
    T get() throws IOException;
  }

  private static <T> T reading(Reading<T> reading) {
    try {
      return reading.get();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
