package dev.attune.generation.batch;

import dev.attune.avro.GenerationRequest;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A request that was polled and is in no batch yet.
 *
 * @param request null where the record is none
 */
record Waiting(ConsumerRecord<byte[], byte[]> message, @Nullable GenerationRequest request) {

  int bytes() {
    return Math.max(0, message.serializedKeySize()) + Math.max(0, message.serializedValueSize());
  }
}
