package dev.attune.generation.budget.lease;

import dev.attune.avro.BudgetGrant;
import dev.attune.avro.BudgetRequest;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The consumer of grants, which belongs to no group, and the producer of requests. */
public record MoneyClients(
    Consumer<String, BudgetGrant> consumer, Producer<String, BudgetRequest> producer) {

  /**
   * Connects them.
   *
   * @param common where the brokers are, and how to get in
   * @throws org.apache.kafka.common.KafkaException where that cannot be used
   */
  public static MoneyClients connect(
      Map<String, Object> common,
      Deserializer<BudgetGrant> grants,
      Serializer<BudgetRequest> requests) {
    Map<String, Object> consumer = new HashMap<>(common);
    consumer.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    consumer.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    Map<String, Object> producer = new HashMap<>(common);
    producer.put(ProducerConfig.ACKS_CONFIG, "all");
    producer.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    return new MoneyClients(
        new KafkaConsumer<>(consumer, new StringDeserializer(), grants),
        new KafkaProducer<>(producer, new StringSerializer(), requests));
  }
}
