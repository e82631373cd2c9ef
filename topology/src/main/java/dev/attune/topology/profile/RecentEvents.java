package dev.attune.topology.profile;

import dev.attune.topology.event.UserEvent.Place;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The newest events of a user in few bytes: which they were, and where they lie. Entries of 21
 * bytes, big-endian, newest last: hash of the event id (8), topic ordinal (1), partition (4),
 * offset (8).
 *
 * <p>Ids are told apart by a hash of 64 bits. With 64 entries, an event is taken for a duplicate by
 * mistake once in 3 * 10^17. Whoever forged a collision would only hide an event of their own.
 */
public final class RecentEvents {

  /** Most entries; the oldest leave. */
  public static final int MAX_ENTRIES = 64;

  private static final int ENTRY = 21;
  private static final int TOPIC = 8;
  private static final int PARTITION = 9;
  private static final int OFFSET = 13;

  private static final long FNV_OFFSET_BASIS = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private RecentEvents() {}

  /** Whether an event is among them. Allocates nothing. */
  public static boolean contains(ByteBuffer entries, String eventId) {
    return indexOf(entries, eventId) >= 0;
  }

  /** Where an event lies, or null where that is no longer remembered. */
  public static @Nullable Place find(ByteBuffer entries, String eventId) {
    int at = indexOf(entries, eventId);
    return at < 0
        ? null
        : new Place(
            Byte.toUnsignedInt(entries.get(at + TOPIC)),
            entries.getInt(at + PARTITION),
            entries.getLong(at + OFFSET));
  }

  /** The entries with one more, in a new buffer. */
  public static ByteBuffer append(ByteBuffer entries, String eventId, Place place) {
    if (place.topic() < 0 || place.topic() > 0xff) {
      throw new IllegalArgumentException("a topic ordinal is 0 to 255, is " + place.topic());
    }
    int kept = Math.min(entries.remaining() / ENTRY, MAX_ENTRIES - 1) * ENTRY;
    ByteBuffer after = ByteBuffer.allocate(kept + ENTRY);
    after.put(0, entries, entries.limit() - kept, kept);
    after.putLong(kept, hash(eventId));
    after.put(kept + TOPIC, (byte) place.topic());
    after.putInt(kept + PARTITION, place.partition());
    after.putLong(kept + OFFSET, place.offset());
    return after;
  }

  private static int indexOf(ByteBuffer entries, String eventId) {
    long hash = hash(eventId);
    for (int at = entries.limit() - ENTRY; at >= entries.position(); at -= ENTRY) {
      if (entries.getLong(at) == hash) {
        return at;
      }
    }
    return -1;
  }

  /**
   * FNV-1a over UTF-16 units, then the finaliser of MurmurHash3, which spreads each bit over the
   * whole word. Stored: must never change. The libraries at hand hash bytes, which would cost a
   * copy of the id for every event.
   */
  static long hash(String eventId) {
    long hash = FNV_OFFSET_BASIS;
    for (int i = 0; i < eventId.length(); i++) {
      hash = (hash ^ eventId.charAt(i)) * FNV_PRIME;
    }
    hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return hash ^ (hash >>> 33);
  }
}
