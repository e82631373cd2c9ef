package dev.attune.app.replay;

import dev.attune.connectors.log.LogRecord;
import dev.attune.schemas.registry.SchemaRegistry;
import dev.attune.schemas.topic.Topic;
import dev.attune.schemas.topic.Topics;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes a log into its topics, with the arrival as the records' timestamp. */
final class LogLoader {

  /** An old log must not fall to the brokers' retention. */
  private static final Map<String, String> KEEP =
      Map.of("retention.ms", "-1", "message.timestamp.after.max.ms", "9223372036854775807");

  private final Topics topics;
  private final SchemaRegistry registry;
  private final Map<String, Object> clientConfig;
  private final InputTopics inputs;

  LogLoader(Topics topics, SchemaRegistry registry, Map<String, Object> clientConfig) {
    this.topics = topics;
    this.registry = registry;
    this.clientConfig = clientConfig;
    this.inputs = new InputTopics(topics);
  }

  void createTopics(Admin admin) throws InterruptedException {
    List<NewTopic> all = topics.all().stream().map(LogLoader::kept).toList();
    try {
      admin.createTopics(all).all().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("cannot create the topics of the replay", e.getCause());
    }
  }

  /** Returns when all records are acknowledged, with the arrival of the last one. */
  Instant load(Iterator<LogRecord> log) {
    Instant lastArrival = Instant.EPOCH;
    SendFailures failures = new SendFailures();
    Map<String, Serializer<SpecificRecord>> serializers = new HashMap<>();
    try (Producer<String, byte[]> producer = producer()) {
      while (log.hasNext()) {
        LogRecord record = log.next();
        lastArrival = record.arrivedAt();
        Topic<?> topic = inputs.named(record.topic());
        Serializer<SpecificRecord> serializer =
            serializers.computeIfAbsent(record.topic(), name -> inputs.serializer(topic, registry));
        var unused = producer.send(record(topic.name(), record, serializer), failures);
      }
      producer.flush();
      failures.requireNone();
    }
    return lastArrival;
  }

  private static ProducerRecord<String, byte[]> record(
      String topic, LogRecord record, Serializer<SpecificRecord> serializer) {
    return new ProducerRecord<>(
        topic,
        null,
        record.arrivedAt().toEpochMilli(),
        record.key(),
        serializer.serialize(topic, record.value()));
  }

  private Producer<String, byte[]> producer() {
    Map<String, Object> config = new HashMap<>(clientConfig);
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.LINGER_MS_CONFIG, 5);
    // A partition that has just been created may refuse the first batch; the second must wait.
    config.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
    config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    return new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
  }

  private static NewTopic kept(Topic<?> topic) {
    NewTopic created = topic.newTopic();
    Map<String, String> configs = new HashMap<>(topic.configs());
    configs.putAll(KEEP);
    return created.configs(configs);
  }
}
