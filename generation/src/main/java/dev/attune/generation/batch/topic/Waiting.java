package dev.attune.generation.batch.topic;

import dev.attune.avro.GenerationRequest;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A request that was polled and is in no batch yet.
 *
 * @param request null where the record is none
 */
public record Waiting(ConsumerRecord<byte[], byte[]> message, @Nullable GenerationRequest request) {

  /** Of the record as it was polled. */
  public int bytes() {
    return Math.max(0, message.serializedKeySize()) + Math.max(0, message.serializedValueSize());
  }
}
