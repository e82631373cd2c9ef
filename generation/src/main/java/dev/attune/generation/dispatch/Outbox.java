package dev.attune.generation.dispatch;

import dev.attune.avro.DeadLetter;
import dev.attune.avro.GenerationResponse;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Writes responses and dead letters.
 *
 * <p>Threads: any; a Kafka producer and our serializers are safe for use by many.
 */
final class Outbox {

  private final Producer<byte[], byte[]> producer;
  private final WorkerTopics topics;
  private final WorkerSerdes serdes;

  Outbox(Producer<byte[], byte[]> producer, WorkerTopics topics, WorkerSerdes serdes) {
    this.producer = producer;
    this.topics = topics;
    this.serdes = serdes;
  }

  /** Hears, on the producer's thread, whether the brokers have it. */
  @FunctionalInterface
  interface Acknowledged {
    void done(@Nullable Throwable failure);
  }

  /** May block while the producer's buffer is full: not for the poll thread. */
  void send(GenerationResponse response, Acknowledged whenDone) {
    byte[] key = serdes.userIds().serialize(topics.responses(), response.getUserId());
    byte[] value = serdes.responses().serializer().serialize(topics.responses(), response);
    send(new ProducerRecord<>(topics.responses(), key, value), whenDone);
  }

  /** May block, as above. */
  void send(byte @Nullable [] key, DeadLetter letter, Acknowledged whenDone) {
    byte[] value = serdes.deadLetters().serialize(topics.deadLetters(), letter);
    send(new ProducerRecord<>(topics.deadLetters(), key, value), whenDone);
  }

  private void send(ProducerRecord<byte[], byte[]> message, Acknowledged whenDone) {
    var unused = producer.send(message, (metadata, failure) -> whenDone.done(failure));
  }
}
