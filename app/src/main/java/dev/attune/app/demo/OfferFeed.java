package dev.attune.app.demo;

import dev.attune.avro.Offer;
import dev.attune.schemas.registry.SchemaRegistry;
import dev.attune.schemas.serde.AvroSerde;
import dev.attune.schemas.topic.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The offers that are published from now on. One thread's. */
final class OfferFeed implements AutoCloseable {

  private final KafkaConsumer<String, Offer> consumer;

  private OfferFeed(KafkaConsumer<String, Offer> consumer) {
    this.consumer = consumer;
  }

  static OfferFeed open(
      Topic<Offer> topic, SchemaRegistry registry, Map<String, Object> clientConfig) {
    Map<String, Object> config = new HashMap<>(clientConfig);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 100);
    KafkaConsumer<String, Offer> consumer =
        new KafkaConsumer<>(
            config, new StringDeserializer(), AvroSerde.of(Offer.class, registry).deserializer());
    List<TopicPartition> partitions =
        IntStream.range(0, topic.partitions())
            .mapToObj(partition -> new TopicPartition(topic.name(), partition))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    // The end is looked up when it is first asked for: now, before anybody writes.
    partitions.forEach(consumer::position);
    return new OfferFeed(consumer);
  }

  /** What has come, or nothing after this long. */
  List<Offer> poll(Duration atMost) {
    List<Offer> offers = new ArrayList<>();
    for (ConsumerRecord<String, Offer> message : consumer.poll(atMost)) {
      // A null takes the offers of an erased user back, a recall one offer.
      if (message.value() != null && message.value().getRecall() == null) {
        offers.add(message.value());
      }
    }
    return offers;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
