package dev.attune.generation.dispatch;

import dev.attune.avro.DeadLetter;
import dev.attune.avro.GenerationRequest;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns a record into a request, or into the dead letter that says why not. */
final class RequestReader {

  private static final Logger LOG = LoggerFactory.getLogger(RequestReader.class);
  private static final String STEP = "generation";
  private static final int MOST_VALUE_BYTES = 64 * 1024;

  private final Deserializer<GenerationRequest> deserializer;

  RequestReader(Deserializer<GenerationRequest> deserializer) {
    this.deserializer = deserializer;
  }

  /** What came of it. */
  sealed interface Read {

    record Request(GenerationRequest request) implements Read {}

    record Poison(DeadLetter letter) implements Read {}
  }

  Read read(ConsumerRecord<byte[], byte[]> message) {
    if (message.value() == null) {
      return poison(message, "null-value", "a request without a value");
    }
    try {
      GenerationRequest request =
          deserializer.deserialize(message.topic(), message.headers(), message.value());
      return request == null
          ? poison(message, "erased-user", "a request of a user who was erased")
          : new Read.Request(request);
    } catch (RuntimeException unreadable) {
      // The poll thread meets bytes of anyone here; whatever they do to a decoder is their fault.
      LOG.warn("Unreadable request at {}-{}", message.partition(), message.offset(), unreadable);
      String cause = unreadable.getClass().getSimpleName();
      return poison(message, "unreadable-value", "the value is no request: " + cause);
    }
  }

  private static Read poison(ConsumerRecord<byte[], byte[]> message, String cause, String detail) {
    byte[] value = message.value() == null ? new byte[0] : message.value();
    byte[] kept = Arrays.copyOf(value, Math.min(value.length, MOST_VALUE_BYTES));
    return new Read.Poison(
        new DeadLetter(
            STEP,
            cause,
            detail,
            message.topic(),
            message.partition(),
            message.offset(),
            Instant.ofEpochMilli(message.timestamp()),
            value.length,
            message.value() == null ? null : ByteBuffer.wrap(kept)));
  }
}
