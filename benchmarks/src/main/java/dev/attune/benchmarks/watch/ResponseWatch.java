package dev.attune.benchmarks.watch;

import dev.attune.avro.GenerationResponse;
import dev.attune.avro.GenerationStatus;
import dev.attune.schemas.registry.SchemaRegistry;
import dev.attune.schemas.topic.Topic;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/**
 * Reads responses from now on and counts them by the request that they answer.
 *
 * <p>{@link #run} belongs to one thread; all else may be called from any.
 */
public final class ResponseWatch implements Runnable, AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(100);

  private final KafkaConsumer<String, GenerationResponse> consumer;
  private final Thread thread;
  private final Set<String> answered = new HashSet<>();
  private final Map<GenerationStatus, Integer> statuses = new EnumMap<>(GenerationStatus.class);
  private final TreeMap<Long, Integer> byMillis = new TreeMap<>();
  private int repeated;
  private long firstCalls;
  private long repeatedCalls;
  private volatile boolean stopped;

  private ResponseWatch(KafkaConsumer<String, GenerationResponse> consumer) {
    this.consumer = consumer;
    this.thread = Thread.ofPlatform().name("response-watch").unstarted(this);
  }

  /** Starts watching. */
  public static ResponseWatch start(
      Topic<GenerationResponse> topic, Map<String, Object> client, SchemaRegistry registry) {
    ResponseWatch watch = new ResponseWatch(FromNow.consumer(topic, client, registry));
    watch.thread.start();
    return watch;
  }

  @Override
  public void run() {
    while (!stopped) {
      for (var record : consumer.poll(POLL)) {
        note(record.value(), record.timestamp());
      }
    }
  }

  private synchronized void note(GenerationResponse response, long timestamp) {
    int calls = response.getUse().getAttempts();
    if (!answered.add(response.getRequestId())) {
      repeated++;
      repeatedCalls += calls;
      return;
    }
    firstCalls += calls;
    statuses.merge(response.getStatus(), 1, Integer::sum);
    byMillis.merge(timestamp, 1, Integer::sum);
  }

  /** Requests with a response. */
  public synchronized int answered() {
    return answered.size();
  }

  /** Calls that the first responses of the requests took, those for a better text included. */
  public synchronized long firstCalls() {
    return firstCalls;
  }

  /** Calls that all responses took. */
  public synchronized long calls() {
    return firstCalls + repeatedCalls;
  }

  /** Responses beyond the first one of a request. */
  public synchronized int repeated() {
    return repeated;
  }

  /** How the requests ended, by their first response. */
  public synchronized Map<GenerationStatus, Integer> statuses() {
    return new EnumMap<>(statuses);
  }

  /** First responses written from one moment until before another, milliseconds since 1970. */
  public synchronized int between(long from, long until) {
    return byMillis.subMap(from, until).values().stream().mapToInt(Integer::intValue).sum();
  }

  @Override
  public void close() {
    stopped = true;
    try {
      thread.join();
      consumer.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the consumer is still the watching thread's
    }
  }
}
