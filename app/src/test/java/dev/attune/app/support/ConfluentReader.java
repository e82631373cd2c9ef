package dev.attune.app.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * A consumer that knows nothing of ours: only the Confluent wire format and where brokers and
 * registry are. Schemas come by Confluent's own client.
 */
public final class ConfluentReader {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int HEADER = 5;

  private final String bootstrapServers;
  private final SchemaRegistryClient registry;

  public ConfluentReader(String bootstrapServers, String registryUrl) {
    this.bootstrapServers = bootstrapServers;
    this.registry = new CachedSchemaRegistryClient(List.of(registryUrl), 10, Map.of());
  }

  /** The first records of a topic, as soon as there are so many. */
  public List<GenericRecord> read(String topic, int count) {
    List<GenericRecord> records = new ArrayList<>();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      Instant until = Instant.now().plus(PATIENCE);
      List<TopicPartition> partitions = partitions(consumer, topic, until);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      while (records.size() < count) {
        requireBefore(until, topic);
        consumer.poll(Duration.ofMillis(100)).forEach(each -> records.add(decode(each.value())));
      }
    }
    return records;
  }

  private static List<TopicPartition> partitions(
      KafkaConsumer<String, byte[]> consumer, String topic, Instant until) {
    while (!consumer.listTopics().containsKey(topic)) {
      requireBefore(until, topic);
    }
    return consumer.partitionsFor(topic).stream()
        .map(info -> new TopicPartition(info.topic(), info.partition()))
        .toList();
  }

  private static void requireBefore(Instant until, String topic) {
    if (Instant.now().isAfter(until)) {
      throw new AssertionError("too few records in " + topic + " within " + PATIENCE);
    }
  }

  private GenericRecord decode(byte[] value) {
    ByteBuffer bytes = ByteBuffer.wrap(value);
    if (bytes.get() != 0) {
      throw new AssertionError("not the Confluent wire format");
    }
    try {
      Schema schema =
          new Schema.Parser().parse(registry.getSchemaById(bytes.getInt()).canonicalString());
      return new GenericDatumReader<GenericRecord>(schema)
          .read(
              null, DecoderFactory.get().binaryDecoder(value, HEADER, value.length - HEADER, null));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (RestClientException e) {
      throw new AssertionError("the registry refused", e);
    }
  }
}
