package dev.attune.generation.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class RecordTimeTest {
  private static final Instant NINE = Instant.parse("2026-11-23T09:00:00Z");

  @Test
  void shouldStampByItsClockAndKeepTheRestWhenARecordIsSent() {
    // Given
    byte[] key = "u1".getBytes(StandardCharsets.UTF_8);
    byte[] value = {1, 2, 3};
    ProducerRecord<byte[], byte[]> message = new ProducerRecord<>("responses", key, value);
    message.headers().add("trace", key);

    // When
    ProducerRecord<byte[], byte[]> stamped;
    try (RecordTime recordTime = new RecordTime()) {
      recordTime.configure(Map.of(RecordTime.CLOCK_CONFIG, InstantSource.fixed(NINE)));
      stamped = recordTime.onSend(message);
    }

    // Then
    assertThat(stamped)
        .isEqualTo(
            new ProducerRecord<>(
                "responses", null, NINE.toEpochMilli(), key, value, message.headers()));
  }
}
