package dev.attune.app.server.write;

import dev.attune.app.server.meter.ServerMeters;
import dev.attune.app.server.web.ApiException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes records and returns when Kafka has them. What waits for its acknowledgement is bounded:
 * beyond the bound the sender is told to come again, before anything of the request was written.
 * Any thread may use it; each waits for its own records.
 */
public final class EventWriter implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EventWriter.class);
  private static final int RETRY_SECONDS = 1;

  private final Producer<String, byte[]> producer;
  private final KafkaClientMetrics producerMetrics;
  private final Duration patience;
  private final MeterRegistry meters;
  private final int most;
  private final Semaphore room;

  private EventWriter(
      Producer<String, byte[]> producer, Duration patience, int mostBytes, MeterRegistry meters) {
    this.producer = producer;
    this.producerMetrics = new KafkaClientMetrics(producer);
    this.patience = patience;
    this.meters = meters;
    this.most = mostBytes;
    this.room = new Semaphore(mostBytes);
    producerMetrics.bindTo(meters);
    ServerMeters.IN_FLIGHT.gauge(meters, () -> most - room.availablePermits());
  }

  /**
   * Connects.
   *
   * @param clientConfig where the brokers are
   * @param keys writes keys of any topic
   * @param patience how long an acknowledgement is waited for
   * @param mostBytes that may wait for it
   */
  public static EventWriter connect(
      Map<String, Object> clientConfig,
      Serializer<String> keys,
      Duration patience,
      int mostBytes,
      MeterRegistry meters) {
    Map<String, Object> config = new HashMap<>(clientConfig);
    int millis = (int) patience.toMillis();
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    config.put(ProducerConfig.LINGER_MS_CONFIG, 2);
    config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis);
    config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis / 2);
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis);
    // Half is for what the producer itself needs: whoever has found room here never waits there.
    config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 2L * mostBytes);
    return new EventWriter(
        new KafkaProducer<>(config, keys, new ByteArraySerializer()), patience, mostBytes, meters);
  }

  /**
   * Writes all of them, or fails; then some may have been written. A second try of the sender
   * writes them again under the same event ids, and the topology drops the second.
   *
   * @throws ApiException 429 where there is no room, 503 where Kafka does not acknowledge
   */
  public void write(List<Outgoing> records) throws InterruptedException {
    int bytes = Math.min(most, records.stream().mapToInt(Outgoing::weight).sum());
    if (!room.tryAcquire(bytes)) {
      ServerMeters.REFUSED.counter(meters, "cause", "kafka-behind").increment();
      throw ApiException.busy("Kafka is behind; send it again later.", RETRY_SECONDS);
    }
    try {
      Acknowledgements acks = new Acknowledgements(records.size());
      for (Outgoing each : records) {
        var unused =
            producer.send(
                new ProducerRecord<>(
                    each.topic(), null, each.timestamp(), each.key(), each.value()),
                acks);
      }
      if (!acks.await(patience)) {
        LOG.warn("Kafka did not acknowledge within {}", patience, acks.failure());
        throw ApiException.unavailable("Kafka did not acknowledge; send it again.");
      }
    } finally {
      room.release(bytes);
    }
  }

  @Override
  public void close() {
    producerMetrics.close();
    producer.close();
  }
}
