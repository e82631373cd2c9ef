package dev.attune.benchmarks.outage;

import dev.attune.avro.CatalogItem;
import dev.attune.avro.ClickEvent;
import dev.attune.avro.ClickType;
import dev.attune.avro.EventHeader;
import dev.attune.avro.ProductRef;
import dev.attune.schemas.registry.SchemaRegistry;
import dev.attune.schemas.serde.AvroSerde;
import dev.attune.schemas.topic.Topic;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * New users, each of whom looks at the one product of the shop, then searches for something else
 * than all others and finds nothing: equal questions would share one call. One thread sends; the
 * number sent may be read by any.
 */
final class EmptySearches implements AutoCloseable {

  private static final String PRODUCT = "p1";

  private final Topic<ClickEvent> topic;
  private final Producer<String, ClickEvent> producer;
  private volatile int sent;

  EmptySearches(Topic<ClickEvent> topic, Map<String, Object> client, SchemaRegistry registry) {
    this.topic = topic;
    this.producer =
        new KafkaProducer<>(
            client, new StringSerializer(), AvroSerde.of(ClickEvent.class, registry).serializer());
  }

  /** Puts the product on the shelf. */
  static void stock(Topic<CatalogItem> topic, Map<String, Object> client, SchemaRegistry registry) {
    CatalogItem item =
        CatalogItem.newBuilder()
            .setProductId(PRODUCT)
            .setValidFrom(Instant.now().minus(Duration.ofDays(1)))
            .setName("Blue mug")
            .setPrice(new BigDecimal("12.5000"))
            .setCurrency("EUR")
            .build();
    try (Producer<String, CatalogItem> shop =
        new KafkaProducer<>(
            client,
            new StringSerializer(),
            AvroSerde.of(CatalogItem.class, registry).serializer())) {
      var unused = shop.send(new ProducerRecord<>(topic.name(), PRODUCT, item));
    }
  }

  /** Sends so many, so many a second. */
  @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
  void pace(int count, double perSecond) {
    long start = System.nanoTime();
    for (int number = 0; number < count; number++) {
      long due = start + (long) (number / perSecond * 1e9);
      for (long early = due - System.nanoTime(); early > 0; early = due - System.nanoTime()) {
        LockSupport.parkNanos(early);
      }
      String user = "user-" + sent;
      send(user, view(user));
      send(user, search(user));
      sent++;
    }
    producer.flush();
  }

  /** Users so far. */
  int sent() {
    return sent;
  }

  private void send(String user, ClickEvent event) {
    var unused = producer.send(new ProducerRecord<>(topic.name(), user, event));
  }

  private static ClickEvent view(String user) {
    return event("view", user)
        .setType(ClickType.PRODUCT_VIEWED)
        .setProduct(ProductRef.newBuilder().setProductId(PRODUCT).build())
        .build();
  }

  private static ClickEvent search(String user) {
    return event("search", user)
        .setType(ClickType.PRODUCTS_SEARCHED)
        .setQuery("a gift for " + user)
        .setResults(0)
        .build();
  }

  private static ClickEvent.Builder event(String kind, String user) {
    return ClickEvent.newBuilder()
        .setHeader(
            EventHeader.newBuilder()
                .setEventId(kind + "-of-" + user)
                .setUserId(user)
                .setOccurredAt(Instant.now())
                .setLocale("en")
                .build())
        .setUrl("https://shop.example/");
  }

  @Override
  public void close() {
    producer.close();
  }
}
