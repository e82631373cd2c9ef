package dev.attune.app.pipeline;

import dev.attune.schemas.registry.SchemaRegistry;
import dev.attune.schemas.serde.UserIdSerde;
import dev.attune.schemas.topic.Topic;
import dev.attune.schemas.topic.Topics;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Writes events to the topics that a shop feeds, with their arrival as the records' timestamp. One
 * thread's; the producer's own thread only notes failures.
 */
public final class EventSender implements AutoCloseable {

  private final InputTopics topics;
  private final SchemaRegistry registry;
  private final Producer<String, byte[]> producer;
  private final SendFailures failures = new SendFailures();
  private final Map<String, Serializer<SpecificRecord>> serializers = new HashMap<>();

  private EventSender(
      InputTopics topics, SchemaRegistry registry, Producer<String, byte[]> producer) {
    this.topics = topics;
    this.registry = registry;
    this.producer = producer;
  }

  /**
   * Connects.
   *
   * @param clientConfig where the brokers are
   */
  public static EventSender connect(
      Topics topics, SchemaRegistry registry, Map<String, Object> clientConfig) {
    Map<String, Object> config = new HashMap<>(clientConfig);
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.LINGER_MS_CONFIG, 5);
    // A partition that has just been created may refuse the first batch; the second must wait.
    config.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
    config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    return new EventSender(
        new InputTopics(topics),
        registry,
        new KafkaProducer<>(
            config, UserIdSerde.serializer(registry, topics), new ByteArraySerializer()));
  }

  /**
   * Hands an event to the producer.
   *
   * @param name the topic's name in the catalogue, without prefix
   */
  public void send(String name, String key, SpecificRecord value, Instant arrivedAt) {
    failures.requireNone();
    Topic<?> topic = topics.named(name);
    Serializer<SpecificRecord> serializer =
        serializers.computeIfAbsent(name, missing -> topics.serializer(topic, registry));
    byte[] bytes = serializer.serialize(topic.name(), value);
    var unused =
        producer.send(
            new ProducerRecord<>(topic.name(), null, arrivedAt.toEpochMilli(), key, bytes),
            failures);
  }

  /**
   * Returns when the brokers have all that was sent.
   *
   * @throws IllegalStateException where they refused a record
   */
  public void flush() {
    producer.flush();
    failures.requireNone();
  }

  @Override
  public void close() {
    producer.close();
  }
}
