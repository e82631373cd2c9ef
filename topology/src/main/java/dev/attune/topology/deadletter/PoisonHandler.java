package dev.attune.topology.deadletter;

import dev.attune.avro.DeadLetter;
import dev.attune.schemas.serde.MalformedRecordException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.jspecify.annotations.Nullable;

/**
 * Turns bytes that are no record into dead letters, and the stream goes on. Anything else, such as
 * a registry that does not answer, fails the task: the record is read again when it is back.
 */
public final class PoisonHandler implements DeserializationExceptionHandler {

  /** Configuration key under which the {@link DeadLetterSink} itself is handed over. */
  public static final String SINK_CONFIG = "attune.dead.letter.sink";

  private static final String STEP = "read";

  private @Nullable DeadLetterSink sink;

  @Override
  public void configure(Map<String, ?> configs) {
    sink = (DeadLetterSink) configs.get(SINK_CONFIG);
  }

  @Override
  public Response handleError(
      ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
    if (!(exception instanceof MalformedRecordException malformed)) {
      return Response.fail(List.of());
    }
    DeadLetterSink letters = Objects.requireNonNull(sink, SINK_CONFIG + " is not set");
    return Response.resume(
        List.of(letters.record(DeadLetters.keptKey(record.key()), letter(record, malformed))));
  }

  private static DeadLetter letter(
      ConsumerRecord<byte[], byte[]> record, MalformedRecordException malformed) {
    DeadLetters.Origin origin =
        new DeadLetters.Origin(
            record.topic(),
            record.partition(),
            record.offset(),
            Instant.ofEpochMilli(Math.max(0, record.timestamp())));
    return DeadLetters.of(
        STEP,
        malformed.reason().key(),
        String.valueOf(malformed.getMessage()),
        origin,
        record.value());
  }
}
