package dev.attune.topology.graph;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Whose turn it is, in the order of time. An id may stand in it too early, never too late: whoever
 * takes it out looks what is really due and puts it back.
 */
public final class DueIndex {

  private static final byte[] NOTHING = {};

  private final KeyValueStore<DueKey, byte[]> store;

  public DueIndex(KeyValueStore<DueKey, byte[]> store) {
    this.store = store;
  }

  /** Puts an id in; {@link Instant#MAX} stands for never. */
  public void add(Instant due, String id) {
    if (!due.equals(Instant.MAX)) {
      store.put(new DueKey(due, id), NOTHING);
    }
  }

  /** Takes out every entry of an id. Looks at all entries: for what happens seldom. */
  public void forget(String id) {
    List<DueKey> found = new ArrayList<>();
    try (KeyValueIterator<DueKey, byte[]> entries = store.all()) {
      while (entries.hasNext()) {
        DueKey key = entries.next().key;
        if (key.id().equals(id)) {
          found.add(key);
        }
      }
    }
    found.forEach(store::delete);
  }

  /** Takes out what is due at or before this moment, earliest first, at most so many. */
  public List<DueKey> take(Instant upTo, int most) {
    List<DueKey> due = new ArrayList<>();
    try (KeyValueIterator<DueKey, byte[]> entries = store.range(DueKey.FIRST, DueKey.after(upTo))) {
      while (entries.hasNext() && due.size() < most) {
        due.add(entries.next().key);
      }
    }
    due.removeIf(key -> key.due().isAfter(upTo));
    due.forEach(store::delete);
    return due;
  }
}
