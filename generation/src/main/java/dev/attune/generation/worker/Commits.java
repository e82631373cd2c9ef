package dev.attune.generation.worker;

import dev.attune.generation.offset.OpenRecords;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits what is settled. A commit that fails costs a repetition at most, so it is logged and the
 * next one covers it. Owned by the poll thread, on which the consumer also calls back.
 */
final class Commits {

  private static final Logger LOG = LoggerFactory.getLogger(Commits.class);
  private static final Duration SYNC_LIMIT = Duration.ofSeconds(5);

  private final Consumer<byte[], byte[]> consumer;
  private final OpenRecords open;
  private final long everyNanos;
  private long last = System.nanoTime();

  Commits(Consumer<byte[], byte[]> consumer, OpenRecords open, Duration every) {
    this.consumer = consumer;
    this.open = open;
    this.everyNanos = every.toNanos();
  }

  /** Commits without waiting, where the last time is long enough ago. */
  void whenDue() {
    if (System.nanoTime() - last < everyNanos) {
      return;
    }
    last = System.nanoTime();
    Map<TopicPartition, OffsetAndMetadata> offsets = open.committable();
    if (!offsets.isEmpty()) {
      consumer.commitAsync(offsets, this::done);
    }
  }

  /** Commits and waits, before partitions go to another or the worker ends. */
  void now() {
    Map<TopicPartition, OffsetAndMetadata> offsets = open.committable();
    if (offsets.isEmpty()) {
      return;
    }
    try {
      consumer.commitSync(offsets, SYNC_LIMIT);
      open.committed(offsets);
    } catch (KafkaException failed) {
      LOG.warn("Commit failed, these requests may be answered twice: {}", offsets, failed);
    }
  }

  /** Takes over what the last owners of these partitions finished, in and out of order. */
  void inherit(Collection<TopicPartition> partitions) {
    try {
      consumer.committed(Set.copyOf(partitions), SYNC_LIMIT).forEach(this::inherit);
    } catch (KafkaException unknown) {
      LOG.warn("Cannot read what was committed, some requests may be answered twice", unknown);
    }
  }

  private void inherit(TopicPartition partition, @Nullable OffsetAndMetadata left) {
    if (left != null) {
      open.inherit(partition, left);
    }
  }

  private void done(Map<TopicPartition, OffsetAndMetadata> offsets, Exception failure) {
    if (failure == null) {
      open.committed(offsets);
    } else {
      LOG.info("Commit failed, the next one covers it: {}", failure.toString());
    }
  }
}
