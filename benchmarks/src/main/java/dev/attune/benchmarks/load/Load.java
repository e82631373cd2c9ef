package dev.attune.benchmarks.load;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes events to the broker. The sending thread owns the events and the producer; the number of
 * events sent and the times of sending may be read by others.
 */
public final class Load implements AutoCloseable {

  private final EncodedEvents events;
  private final Producer<String, byte[]> producer;
  private final Map<String, Long> dueNanosById = new ConcurrentHashMap<>();
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
  private volatile long sent;

  public Load(EncodedEvents events, Map<String, Object> client) {
    this.events = events;
    Map<String, Object> config = new HashMap<>(client);
    config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    this.producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
  }

  /** Sends so many events as fast as the broker takes them. */
  public void fill(long count) {
    long end = sent + count;
    while (sent < end) {
      send(events.next());
    }
    flush();
  }

  /** Generates and encodes so many events, so that sending them later costs little. */
  public List<EncodedEvent> prepare(long count) {
    List<EncodedEvent> prepared = new ArrayList<>();
    for (long left = count; left > 0; ) {
      EncodedEvent event = events.next();
      prepared.add(event);
      left -= event.isEvent() ? 1 : 0;
    }
    return prepared;
  }

  /**
   * Sends prepared events, so many a second. Times of sending are those that the rate prescribes,
   * so a sender that falls behind does not flatter the latencies.
   */
  public void pace(List<EncodedEvent> prepared, double perSecond) {
    long start = System.nanoTime();
    for (int position = 0; position < prepared.size(); position++) {
      long due = start + (long) (position / perSecond * 1e9);
      for (long early = due - System.nanoTime(); early > 0; early = due - System.nanoTime()) {
        LockSupport.parkNanos(early);
      }
      EncodedEvent event = prepared.get(position);
      if (event.eventId() != null) {
        dueNanosById.put(event.eventId(), due);
      }
      send(event);
    }
    flush();
  }

  /** When an event of {@link #pace} was due, by {@link System#nanoTime}; null if it was none. */
  public @Nullable Long dueNanos(String eventId) {
    return dueNanosById.get(eventId);
  }

  /** Events sent so far. */
  public long sent() {
    return sent;
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
  private void send(EncodedEvent event) {
    var unused =
        producer.send(
            new ProducerRecord<>(
                event.topic(), null, event.arrivedAt(), event.key(), event.value()),
            (metadata, problem) -> {
              if (problem != null) {
                failure.compareAndSet(null, problem);
              }
            });
    if (event.isEvent()) {
      sent++;
    }
  }

  private void flush() {
    producer.flush();
    Exception problem = failure.get();
    if (problem != null) {
      throw new IllegalStateException("the broker did not take an event", problem);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
