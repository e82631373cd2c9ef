package dev.attune.generation.offset;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which records were polled and are not settled. What may be committed, how many are in flight and
 * how large they are all follow from it, so they cannot disagree.
 *
 * <p>Threads: the poll thread owns it and alone changes it. The map is concurrent only because
 * gauges read {@link #count} and {@link #bytes} from outside, where they may be a moment old.
 */
public final class OpenRecords {

  private static final Logger LOG = LoggerFactory.getLogger(OpenRecords.class);

  private final Map<TopicPartition, PartitionOffsets> partitions = new ConcurrentHashMap<>();

  /** Begins with what the partition's last owner left behind in its commit. */
  public void inherit(TopicPartition partition, OffsetAndMetadata left) {
    if (left.metadata().isEmpty()) {
      return;
    }
    OffsetMap.read(left.offset(), left.metadata())
        .ifPresentOrElse(
            finished -> of(partition).inherit(left, finished),
            () ->
                LOG.warn(
                    "Commit of {} at {} has metadata that is not ours or damaged; it is ignored, so"
                        + " some requests may be answered twice",
                    partition,
                    left.offset()));
  }

  /** Whether the partition's last owner finished this record, so that it is passed over. */
  public boolean pass(Position position) {
    PartitionOffsets offsets = partitions.get(position.partition());
    return offsets != null && offsets.pass(position.offset());
  }

  /**
   * Opens a record.
   *
   * @param bytes its size as it was polled
   */
  public void opened(Position position, int bytes) {
    of(position.partition()).opened(position.offset(), bytes);
  }

  private PartitionOffsets of(TopicPartition partition) {
    return partitions.computeIfAbsent(partition, fresh -> new PartitionOffsets());
  }

  /** Closes a record; nothing where its partition is no longer ours. */
  public void settled(Position position) {
    PartitionOffsets offsets = partitions.get(position.partition());
    if (offsets != null) {
      offsets.settled(position.offset());
    }
  }

  /** Forgets partitions that are no longer ours. */
  public void forget(Collection<TopicPartition> gone) {
    gone.forEach(partitions::remove);
  }

  /** Records polled and not settled. */
  public int count() {
    int count = 0;
    for (PartitionOffsets offsets : partitions.values()) {
      count += offsets.count();
    }
    return count;
  }

  /** Their size, in bytes as polled. */
  public long bytes() {
    long bytes = 0;
    for (PartitionOffsets offsets : partitions.values()) {
      bytes += offsets.bytes();
    }
    return bytes;
  }

  /** Whether a partition's map of finished offsets takes this share of a commit's metadata. */
  public boolean mapTakes(TopicPartition partition, double share) {
    PartitionOffsets offsets = partitions.get(partition);
    return offsets != null && offsets.mapTakes(share);
  }

  /**
   * Per partition the lowest open offset, or where none is open the one after the last, with the
   * map of what is finished above it; only where that differs from what is {@link #committed}.
   */
  public Map<TopicPartition, OffsetAndMetadata> committable() {
    Map<TopicPartition, OffsetAndMetadata> committable = new HashMap<>();
    partitions.forEach((partition, offsets) ->
        offsets.committable().ifPresent(offset -> committable.put(partition, offset)));
    return committable;
  }

  /** Remembers what was committed, so that it is not offered again. */
  public void committed(Map<TopicPartition, OffsetAndMetadata> done) {
    done.forEach((partition, offset) -> {
      PartitionOffsets offsets = partitions.get(partition);
      if (offsets != null) {
        offsets.committed(offset);
      }
    });
  }
}
