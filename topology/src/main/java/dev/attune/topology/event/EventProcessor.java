package dev.attune.topology.event;

import dev.attune.avro.DeadLetter;
import dev.attune.avro.EventHeader;
import dev.attune.topology.deadletter.DeadLetters;
import dev.attune.topology.graph.Nodes;
import dev.attune.topology.meter.Meters;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Checks events, clamps their times and gives all kinds one shape; what fails is a dead letter. */
public final class EventProcessor implements Processor<String, SpecificRecord, String, Object> {

  private final EventValidator validator = new EventValidator();
  private final ToIntFunction<String> topicOrdinal;
  private final Serializer<SpecificRecord> serializer;
  private final MeterRegistry meters;
  private final Counter accepted;
  private final Counter clamped;
  private ProcessorContext<String, Object> context;

  /**
   * A processor for one task.
   *
   * @param topicOrdinal place of a topic in the topic catalogue
   * @param serializer gives a rejected event its bytes back
   */
  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init first
  public EventProcessor(
      ToIntFunction<String> topicOrdinal,
      Serializer<SpecificRecord> serializer,
      MeterRegistry meters) {
    this.topicOrdinal = topicOrdinal;
    this.serializer = serializer;
    this.meters = meters;
    this.accepted = Meters.EVENTS_ACCEPTED.counter(meters);
    this.clamped = Meters.EVENTS_CLAMPED.counter(meters);
  }

  @Override
  public void init(ProcessorContext<String, Object> context) {
    this.context = context;
  }

  @Override
  public void process(Record<String, SpecificRecord> input) {
    RecordMetadata metadata = context.recordMetadata().orElseThrow();
    Optional<Rejection> rejection = validator.check(input.key(), input.value());
    if (rejection.isPresent()) {
      reject(input, metadata, rejection.get());
      return;
    }
    accepted.increment();
    // Headers stay behind: what a shop puts there must not travel into every record that follows.
    context.forward(
        new Record<>(input.key(), accept(input, metadata), input.timestamp()), Nodes.CONSENT);
  }

  private UserEvent accept(Record<String, SpecificRecord> input, RecordMetadata metadata) {
    EventHeader header = EventHeaders.of(input.value());
    Instant arrivedAt = Instant.ofEpochMilli(input.timestamp());
    Instant occurredAt = EventTime.clamp(header.getOccurredAt(), arrivedAt);
    if (!occurredAt.equals(header.getOccurredAt())) {
      clamped.increment();
    }
    UserEvent.Place place =
        new UserEvent.Place(
            topicOrdinal.applyAsInt(metadata.topic()), metadata.partition(), metadata.offset());
    return new UserEvent(header, input.value(), occurredAt, arrivedAt, place);
  }

  private void reject(
      Record<String, SpecificRecord> input, RecordMetadata metadata, Rejection rejection) {
    Meters.DEAD_LETTERS.counter(meters, "cause", rejection.cause()).increment();
    DeadLetters.Origin origin =
        new DeadLetters.Origin(
            metadata.topic(),
            metadata.partition(),
            metadata.offset(),
            Instant.ofEpochMilli(input.timestamp()));
    byte[] value =
        input.value() == null ? null : serializer.serialize(metadata.topic(), input.value());
    DeadLetter letter =
        DeadLetters.of(Nodes.EVENT, rejection.cause(), rejection.detail(), origin, value);
    context.forward(new Record<>(input.key(), letter, input.timestamp()), Nodes.DEAD_LETTERS_SINK);
  }
}
