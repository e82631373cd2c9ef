package dev.attune.benchmarks.watch;

import dev.attune.avro.Decision;
import dev.attune.avro.DecisionOutcome;
import dev.attune.schemas.registry.SchemaRegistry;
import dev.attune.schemas.topic.Topic;
import dev.attune.topology.ledger.Conservation;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/**
 * Reads the ledger from now on: how each trigger ended, and how long that took by this machine's
 * clock.
 *
 * <p>{@link #run} belongs to one thread; all else may be called from any.
 */
public final class DecisionWatch implements Runnable, AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(100);

  private final KafkaConsumer<String, Decision> consumer;
  private final Thread thread;
  private final Map<String, Long> millisByTrigger = new HashMap<>();
  private final Map<DecisionOutcome, Integer> outcomes = new EnumMap<>(DecisionOutcome.class);
  private int repeated;
  private volatile boolean stopped;

  private DecisionWatch(KafkaConsumer<String, Decision> consumer) {
    this.consumer = consumer;
    this.thread = Thread.ofPlatform().name("decision-watch").unstarted(this);
  }

  /** Starts watching. */
  public static DecisionWatch start(
      Topic<Decision> topic, Map<String, Object> client, SchemaRegistry registry) {
    DecisionWatch watch = new DecisionWatch(FromNow.consumer(topic, client, registry));
    watch.thread.start();
    return watch;
  }

  @Override
  public void run() {
    while (!stopped) {
      for (var record : consumer.poll(POLL)) {
        note(record.value());
      }
    }
  }

  private synchronized void note(Decision decision) {
    if (!Conservation.isEnd(decision.getOutcome())) {
      outcomes.merge(decision.getOutcome(), 1, Integer::sum);
      return;
    }
    long millis = System.currentTimeMillis() - decision.getTriggeredAt().toEpochMilli();
    if (millisByTrigger.putIfAbsent(decision.getTriggerId(), millis) != null) {
      repeated++;
      return;
    }
    outcomes.merge(decision.getOutcome(), 1, Integer::sum);
  }

  /** From here on times count; those of a system that was still starting do not. */
  public synchronized void forgetTimes() {
    millisByTrigger.replaceAll((trigger, millis) -> 0L);
  }

  /** Triggers with an end. */
  public synchronized int ended() {
    return millisByTrigger.size();
  }

  /** Ends beyond the first one of a trigger. */
  public synchronized int repeated() {
    return repeated;
  }

  /** How the triggers ended; and what is no end: answers that came after one, recalls. */
  public synchronized Map<DecisionOutcome, Integer> outcomes() {
    return new EnumMap<>(outcomes);
  }

  /** Triggers that took longer than this to their end. */
  public synchronized int slowerThan(Duration limit) {
    return (int)
        millisByTrigger.values().stream().filter(millis -> millis > limit.toMillis()).count();
  }

  /** The longest time from a trigger to its end, milliseconds. */
  public synchronized long slowestMillis() {
    return millisByTrigger.values().stream().mapToLong(Long::longValue).max().orElse(0);
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
