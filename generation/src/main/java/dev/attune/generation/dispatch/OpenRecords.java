package dev.attune.generation.dispatch;

import dev.attune.generation.dispatch.Work.Position;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Which records were polled and are not settled. What may be committed and how many are in flight
 * both follow from it, so they cannot disagree.
 *
 * <p>Threads: the poll thread owns it and alone changes it. The collections are concurrent only
 * because a gauge reads {@link #count} from outside.
 */
public final class OpenRecords {

  private final Map<TopicPartition, Ledger> ledgers = new ConcurrentHashMap<>();

  void opened(Position position) {
    ledgers.computeIfAbsent(position.partition(), fresh -> new Ledger()).opened(position.offset());
  }

  void settled(Position position) {
    Ledger ledger = ledgers.get(position.partition());
    if (ledger != null) {
      ledger.open.remove(position.offset());
    }
  }

  /** Forgets partitions that are no longer ours. */
  void forget(Collection<TopicPartition> partitions) {
    partitions.forEach(ledgers::remove);
  }

  /** Records polled and not settled. */
  public int count() {
    return ledgers.values().stream().mapToInt(ledger -> ledger.open.size()).sum();
  }

  /**
   * Per partition the lowest open offset, or where none is open the one after the last; only where
   * that has moved since {@link #committed}.
   */
  public Map<TopicPartition, OffsetAndMetadata> committable() {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    ledgers.forEach((partition, ledger) -> {
      long safe = ledger.safe();
      if (safe > ledger.committed) {
        offsets.put(partition, new OffsetAndMetadata(safe));
      }
    });
    return offsets;
  }

  /** Remembers what was committed, so that it is not offered again. */
  public void committed(Map<TopicPartition, OffsetAndMetadata> offsets) {
    offsets.forEach((partition, offset) -> {
      Ledger ledger = ledgers.get(partition);
      if (ledger != null) {
        ledger.committed = offset.offset();
      }
    });
  }

  /** One partition. */
  private static final class Ledger {
    private final ConcurrentSkipListSet<Long> open = new ConcurrentSkipListSet<>();
    private long next;
    private long committed;

    void opened(long offset) {
      open.add(offset);
      next = offset + 1;
    }

    long safe() {
      return open.isEmpty() ? next : open.first();
    }
  }
}
