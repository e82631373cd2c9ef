package dev.attune.generation.offset;

import java.util.BitSet;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.jspecify.annotations.Nullable;

/**
 * One partition's open records. An offset below the next that is not open is finished, or never was
 * a record: to a successor both mean there is nothing to do.
 */
final class PartitionOffsets {

  private final TreeMap<Long, Integer> open = new TreeMap<>();
  private long bytes;
  private long began = -1;
  private long next = -1;
  private @Nullable OffsetAndMetadata committed;
  private long inheritedBase;
  private BitSet inherited = new BitSet();

  /** Takes over what a predecessor finished. */
  void inherit(OffsetAndMetadata left, BitSet finished) {
    committed = left;
    inheritedBase = left.offset();
    inherited = finished;
  }

  /** Whether a predecessor finished it, so that it is passed over. */
  boolean pass(long offset) {
    if (!inherited(offset)) {
      return false;
    }
    passed(offset);
    return true;
  }

  private boolean inherited(long offset) {
    long bit = offset - inheritedBase;
    return bit >= 0 && bit < inherited.length() && inherited.get((int) bit);
  }

  void opened(long offset, int size) {
    open.put(offset, size);
    bytes += size;
    passed(offset);
  }

  private void passed(long offset) {
    if (next < 0) {
      began = offset;
    }
    next = offset + 1;
    if (next - inheritedBase >= inherited.length()) {
      inherited = new BitSet();
    }
  }

  void settled(long offset) {
    Integer size = open.remove(offset);
    if (size != null) {
      bytes -= size;
    }
  }

  int count() {
    return open.size();
  }

  long bytes() {
    return bytes;
  }

  /** What to commit, where something is finished and that is not committed yet. */
  Optional<OffsetAndMetadata> committable() {
    if (next < 0) {
      return Optional.empty();
    }
    if (committed == null && safe() == began && open.size() == next - began) {
      return Optional.empty();
    }
    OffsetAndMetadata now = new OffsetAndMetadata(safe(), OffsetMap.write(safe(), finished()));
    return now.equals(committed) ? Optional.empty() : Optional.of(now);
  }

  void committed(OffsetAndMetadata done) {
    committed = done;
  }

  /** Whether the map takes at least this share of the room for it. */
  boolean mapTakes(double share) {
    long span = next < 0 ? 0 : end() - safe();
    double room = share * OffsetMap.MOST_CHARS;
    if (OffsetMap.mostChars(span) < room) {
      return false;
    }
    return span >= OffsetMap.MOST_SPAN || OffsetMap.write(safe(), finished()).length() >= room;
  }

  /** The lowest open offset, or where none is open the one after the last. */
  private long safe() {
    return open.isEmpty() ? next : open.firstKey();
  }

  private long end() {
    return Math.max(next, inheritedBase + inherited.length());
  }

  private BitSet finished() {
    long safe = safe();
    int span = (int) Math.min(next - safe, OffsetMap.MOST_SPAN);
    BitSet finished = new BitSet();
    finished.set(0, span);
    open.headMap(safe + span).keySet().forEach(offset -> finished.clear((int) (offset - safe)));
    long ahead = Math.max(0, next - inheritedBase);
    for (int bit = nextInherited(ahead); bit >= 0; bit = nextInherited(bit + 1L)) {
      long shifted = inheritedBase + bit - safe;
      if (shifted >= OffsetMap.MOST_SPAN) {
        break;
      }
      finished.set((int) shifted);
    }
    return finished;
  }

  private int nextInherited(long from) {
    return from < inherited.length() ? inherited.nextSetBit((int) from) : -1;
  }
}
