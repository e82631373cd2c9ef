package dev.attune.benchmarks.outage;

import dev.attune.avro.ClickEvent;
import dev.attune.avro.ClickType;
import dev.attune.avro.EventHeader;
import dev.attune.schemas.registry.SchemaRegistry;
import dev.attune.schemas.serde.AvroSerde;
import dev.attune.schemas.topic.Topic;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * New users, each of whom looks at one page. One thread sends; the number sent may be read by any.
 */
final class FirstVisits implements AutoCloseable {

  private final Topic<ClickEvent> topic;
  private final Producer<String, ClickEvent> producer;
  private volatile int sent;

  FirstVisits(Topic<ClickEvent> topic, Map<String, Object> client, SchemaRegistry registry) {
    this.topic = topic;
    this.producer =
        new KafkaProducer<>(
            client, new StringSerializer(), AvroSerde.of(ClickEvent.class, registry).serializer());
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
      ClickEvent event = event("user-" + sent);
      var unused =
          producer.send(new ProducerRecord<>(topic.name(), event.getHeader().getUserId(), event));
      sent++;
    }
    producer.flush();
  }

  /** Users so far. */
  int sent() {
    return sent;
  }

  private static ClickEvent event(String user) {
    return ClickEvent.newBuilder()
        .setHeader(
            EventHeader.newBuilder()
                .setEventId("first-of-" + user)
                .setUserId(user)
                .setOccurredAt(Instant.now())
                .setLocale("en")
                .build())
        .setType(ClickType.PAGE_VIEWED)
        .setUrl("https://shop.example/")
        .build();
  }

  @Override
  public void close() {
    producer.close();
  }
}
