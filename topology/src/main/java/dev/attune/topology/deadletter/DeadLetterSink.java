package dev.attune.topology.deadletter;

import dev.attune.avro.DeadLetter;
import dev.attune.topology.meter.Meters;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Where dead letters go that no processor can forward. Used by every stream thread; holds nothing
 * that changes.
 */
public record DeadLetterSink(
    String topic, Serializer<DeadLetter> serializer, MeterRegistry meters) {

  ProducerRecord<byte[], byte[]> record(byte @Nullable [] key, DeadLetter letter) {
    Meters.DEAD_LETTERS.counter(meters, "cause", letter.getCause()).increment();
    return new ProducerRecord<>(topic, key, serializer.serialize(topic, letter));
  }
}
