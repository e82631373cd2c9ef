package dev.attune.generation.batch.topic;

import dev.attune.generation.call.BatchAnswers;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Writes all or nothing, and with it how far was read. Owned by the session's thread. */
public final class Transactions {

  private final Producer<byte[], byte[]> producer;
  private final Consumer<byte[], byte[]> consumer;
  private final BatchAnswers answers;

  /** Takes ownership of the producer. */
  public Transactions(
      Producer<byte[], byte[]> producer, Consumer<byte[], byte[]> consumer, BatchAnswers answers) {
    this.producer = producer;
    this.consumer = consumer;
    this.answers = answers;
  }

  /** Fences whoever had the name before. */
  public void begin() {
    producer.initTransactions();
  }

  /** Writes it, and commits these offsets with it. */
  public void write(Outgoing out, Map<TopicPartition, OffsetAndMetadata> offsets) {
    try {
      producer.beginTransaction();
      for (ProducerRecord<byte[], byte[]> message : out.messages()) {
        var unused = producer.send(message);
      }
      if (!offsets.isEmpty()) {
        producer.sendOffsetsToTransaction(offsets, consumer.groupMetadata());
      }
      producer.commitTransaction();
      out.ended().forEach(answers::ended);
    } catch (KafkaException failed) {
      abort(failed);
      throw failed;
    }
  }

  /** Else readers of these topics wait until the transaction times out. */
  private void abort(KafkaException because) {
    try {
      producer.abortTransaction();
    } catch (KafkaException | IllegalStateException fenced) {
      because.addSuppressed(fenced);
    }
  }

  /** Closes the producer, waiting no longer than this. */
  public void close(Duration limit) {
    producer.close(limit);
  }
}
