package dev.attune.generation.worker;

import dev.attune.generation.meter.Meters;
import dev.attune.generation.offset.OpenRecords;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * From which partitions nothing is fetched for now: from all while too much is open, and from one
 * whose map of finished offsets comes near what a commit can hold. Each resumes a little below
 * where it paused, so that it does not flap. Pausing keeps the consumer polling, and thereby in its
 * group.
 *
 * <p>Threads: owned by the poll thread; gauges read the two numbers.
 */
final class Backpressure {

  /** Part of a limit by which it must be undershot; a larger one would leave calls unmade. */
  private static final int SLACK = 32;

  private static final double MAP_FULL = 0.75;
  private static final double MAP_ROOM = 0.5;

  private final Consumer<byte[], byte[]> consumer;
  private final OpenRecords open;
  private final WorkerLimits limits;
  private final Set<TopicPartition> mapFull = new HashSet<>();
  private boolean full;
  private volatile int byLimits;
  private volatile int byMap;

  Backpressure(
      Consumer<byte[], byte[]> consumer,
      OpenRecords open,
      WorkerLimits limits,
      MeterRegistry registry) {
    this.consumer = consumer;
    this.open = open;
    this.limits = limits;
    Meters.PAUSED.gauge(registry, () -> byLimits, "cause", "limits");
    Meters.PAUSED.gauge(registry, () -> byMap, "cause", "offset-map");
  }

  /** Pauses and resumes; to be called between polls. */
  void apply() {
    Set<TopicPartition> assigned = consumer.assignment();
    full = full ? !hasRoom() : isFull();
    mapFull.retainAll(assigned);
    assigned.forEach(this::look);
    Set<TopicPartition> wanted = full ? assigned : mapFull;
    Set<TopicPartition> paused = consumer.paused();
    if (!paused.equals(wanted)) {
      change(paused, wanted);
    }
    byLimits = full ? assigned.size() : 0;
    byMap = mapFull.size();
  }

  private void change(Set<TopicPartition> paused, Set<TopicPartition> wanted) {
    Set<TopicPartition> resumed = new HashSet<>(paused);
    resumed.removeAll(wanted);
    consumer.resume(resumed);
    consumer.pause(wanted);
  }

  /** Whether nothing can be polled for now. */
  boolean all() {
    return full;
  }

  private boolean isFull() {
    return open.count() >= limits.maxInFlight() || open.bytes() >= limits.maxInFlightBytes();
  }

  private boolean hasRoom() {
    return below(open.count(), limits.maxInFlight())
        && below(open.bytes(), limits.maxInFlightBytes());
  }

  private static boolean below(long now, long limit) {
    return now < limit - limit / SLACK;
  }

  private void look(TopicPartition partition) {
    double threshold = mapFull.contains(partition) ? MAP_ROOM : MAP_FULL;
    if (open.mapTakes(partition, threshold)) {
      mapFull.add(partition);
    } else {
      mapFull.remove(partition);
    }
  }
}
