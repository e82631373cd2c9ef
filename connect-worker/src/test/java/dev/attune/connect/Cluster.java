package dev.attune.connect;

import dev.attune.app.broker.DataFolder;
import dev.attune.app.broker.EmbeddedBroker;
import dev.attune.app.registry.EmbeddedRegistry;
import dev.attune.app.registry.store.SubjectStore;
import dev.attune.schemas.registry.RegistryConfig;
import dev.attune.schemas.registry.SchemaRegistry;
import dev.attune.schemas.serde.AvroSerde;
import dev.attune.schemas.topic.Topic;
import dev.attune.schemas.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Broker, registry, our topics, and a place for a worker's files. */
record Cluster(
    DataFolder data, EmbeddedBroker broker, EmbeddedRegistry registry, Path folder, Topics topics)
    implements AutoCloseable {

  static Cluster start() throws IOException, InterruptedException {
    DataFolder data = DataFolder.temporary();
    Topics topics = new Topics("", 2);
    Path folder = Files.createDirectory(data.resolve("connect"));
    Cluster cluster =
        new Cluster(
            data,
            EmbeddedBroker.start(data),
            EmbeddedRegistry.start(SubjectStore.inMemory(), EmbeddedRegistry.ANY_PORT),
            folder,
            topics);
    cluster.create(topics.all().stream().map(Topic::newTopic).toList());
    return cluster;
  }

  void create(List<NewTopic> wanted) throws InterruptedException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      admin.createTopics(wanted).all().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  /** As the build has laid it out; with the plugin, and others beside it. */
  WorkerSettings worker(Path... others) throws IOException {
    Path target = Path.of("target").toAbsolutePath();
    List<Path> plugins = new ArrayList<>(List.of(others));
    plugins.add(Path.of("..", "connectors", "target", "connect-plugin").toRealPath());
    return new WorkerSettings(
        target.resolve("connect-worker.jar"),
        plugins,
        broker.bootstrapServers(),
        registry.url().toString(),
        WorkerSettings.freePort(),
        folder);
  }

  SchemaRegistry openRegistry() {
    return SchemaRegistry.open(Map.of(RegistryConfig.URL, registry.url().toString()));
  }

  /** Reads committed records of a topic from its start. */
  <T extends SpecificRecord> KafkaConsumer<String, T> consumer(
      Topic<T> topic, SchemaRegistry schemas) {
    Map<String, Object> config =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            broker.bootstrapServers(),
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed");
    KafkaConsumer<String, T> consumer =
        new KafkaConsumer<>(
            config,
            new StringDeserializer(),
            AvroSerde.of(topic.valueType(), schemas).deserializer());
    List<TopicPartition> places =
        consumer.partitionsFor(topic.name()).stream()
            .map(info -> new TopicPartition(topic.name(), info.partition()))
            .toList();
    consumer.assign(places);
    consumer.seekToBeginning(places);
    return consumer;
  }

  <T extends SpecificRecord> KafkaProducer<String, T> producer(
      Topic<T> topic, SchemaRegistry schemas) {
    return new KafkaProducer<>(
        Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()),
        new StringSerializer(),
        AvroSerde.of(topic.valueType(), schemas).serializer());
  }

  @Override
  public void close() {
    registry.close();
    broker.close();
    data.close();
  }
}
