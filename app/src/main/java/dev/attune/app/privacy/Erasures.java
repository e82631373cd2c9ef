package dev.attune.app.privacy;

import dev.attune.app.config.AppConfig;
import dev.attune.app.error.UserException;
import dev.attune.avro.ErasureAcknowledgement;
import dev.attune.avro.ErasureCommand;
import dev.attune.schemas.registry.SchemaRegistry;
import dev.attune.schemas.serde.AvroSerde;
import dev.attune.schemas.serde.UserIdSerde;
import dev.attune.schemas.topic.Topic;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Asks for erasures and acknowledges them. Any thread. */
public final class Erasures implements AutoCloseable {

  private final AppConfig config;
  private final SchemaRegistry registry;
  private final KafkaProducer<String, byte[]> producer;

  /**
   * Connects.
   *
   * @param registry stays the caller's to close
   */
  public Erasures(AppConfig config, SchemaRegistry registry) {
    this.config = config;
    this.registry = registry;
    Map<String, Object> settings = new HashMap<>(config.clientConfig());
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    this.producer =
        new KafkaProducer<>(
            settings, UserIdSerde.serializer(registry, config.topics()), new ByteArraySerializer());
  }

  /**
   * Asks that a user be forgotten. Where records are sealed the wish itself names nobody but by its
   * key, a pseudonym: it may stay.
   *
   * @param source who asked, such as "user"
   * @return the command's id, by which it is acknowledged
   */
  public String ask(String userId, String source) {
    String id = UUID.randomUUID().toString();
    String named = registry.dataKeys().isPresent() ? "" : userId;
    write(config.topics().erasures(), userId, new ErasureCommand(id, named, Instant.now(), source));
    return id;
  }

  /** Says that a consumer of offers or events has forgotten a user. */
  public void acknowledge(String userId, String commandId, String consumer) {
    write(
        config.topics().erasureAcknowledgements(),
        userId,
        new ErasureAcknowledgement(commandId, consumer, Instant.now(), List.of()));
  }

  private <V extends SpecificRecord> void write(Topic<V> topic, String userId, V value) {
    byte[] bytes =
        AvroSerde.of(topic.valueType(), registry).serializer().serialize(topic.name(), value);
    try {
      var unused = producer.send(new ProducerRecord<>(topic.name(), userId, bytes)).get();
    } catch (ExecutionException e) {
      throw new UserException(
          "Kafka did not take it: " + e.getCause() + ".", "Check the cluster, try again.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserException("Interrupted while waiting for Kafka.", "Run it again.", e);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
