package dev.attune.benchmarks.watch;

import dev.attune.avro.Evidence;
import dev.attune.avro.GenerationRequest;
import dev.attune.avro.Trigger;
import dev.attune.benchmarks.measure.Latency;
import dev.attune.schemas.registry.SchemaRegistry;
import dev.attune.schemas.topic.Topic;
import dev.attune.topology.playbook.TriggerKind;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads requests as a generation worker does, committed ones only, and times those that an event
 * made at once: their newest evidence is that event.
 *
 * <p>{@link #run} belongs to one thread; {@link #stop} may be called from any, {@link #latency} and
 * {@link #requests} after that thread has ended.
 */
public final class RequestWatch implements Runnable, AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(100);

  private static final Set<String> AT_ONCE =
      EnumSet.of(
              TriggerKind.FIRST_VISIT,
              TriggerKind.REPEATED_VIEW,
              TriggerKind.REPEATED_SEARCH,
              TriggerKind.EMPTY_SEARCH,
              TriggerKind.LOYALTY_STEP)
          .stream()
          .map(TriggerKind::key)
          .collect(Collectors.toSet());

  private final KafkaConsumer<String, GenerationRequest> consumer;
  private final Function<String, @Nullable Long> dueNanos;
  private final Histogram micros = new Histogram(3);
  private long requests;
  private volatile boolean stopped;

  /**
   * A watch from now on.
   *
   * @param dueNanos when an event was sent, by {@link System#nanoTime}, or null
   */
  public RequestWatch(
      Topic<GenerationRequest> topic,
      Map<String, Object> client,
      SchemaRegistry registry,
      Function<String, @Nullable Long> dueNanos) {
    this.dueNanos = dueNanos;
    this.consumer = FromNow.consumer(topic, client, registry);
  }

  @Override
  public void run() {
    while (!stopped) {
      for (var record : consumer.poll(POLL)) {
        requests++;
        note(record.value().getBrief().getTrigger());
      }
    }
  }

  private void note(Trigger trigger) {
    List<Evidence> evidence = trigger.getEvidence();
    if (!AT_ONCE.contains(trigger.getKind()) || evidence.isEmpty()) {
      return;
    }
    Long due = dueNanos.apply(evidence.getLast().getEventId());
    if (due != null) {
      micros.recordValue((System.nanoTime() - due) / 1_000);
    }
  }

  /** Ends {@link #run} within a tenth of a second. */
  public void stop() {
    stopped = true;
  }

  /** From event to request. */
  public Latency latency() {
    return Latency.of(micros);
  }

  /** Requests of all kinds. */
  public long requests() {
    return requests;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
