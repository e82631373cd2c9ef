package dev.attune.app.support;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A topic of one partition as a list of texts: written, and read from its start. */
public final class RecordChannel {
  private static final Duration POLL = Duration.ofMillis(200);

  private final Map<String, Object> config;
  private final String topic;

  public RecordChannel(String bootstrapServers, String topic) {
    this.config = Map.of("bootstrap.servers", bootstrapServers);
    this.topic = topic;
  }

  public void create() {
    try (Admin admin = Admin.create(config)) {
      admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
    } catch (ExecutionException | InterruptedException e) {
      throw new AssertionError("cannot create " + topic, e);
    }
  }

  public void send(String... values) {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
      for (String value : values) {
        producer.send(new ProducerRecord<>(topic, value)).get();
      }
    } catch (ExecutionException | InterruptedException e) {
      throw new AssertionError("cannot write to " + topic, e);
    }
  }

  public List<String> readAll() {
    TopicPartition partition = new TopicPartition(topic, 0);
    List<String> values = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
      while (consumer.position(partition) < end) {
        consumer.poll(POLL).forEach(record -> values.add(record.value()));
      }
    }
    return values;
  }
}
