package dev.attune.benchmarks.load;

import org.jspecify.annotations.Nullable;

/**
 * An event as its producer sends it.
 *
 * @param arrivedAt the record's timestamp, epoch milliseconds
 * @param eventId null on topics that hold no events of users
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; the bytes belong to the producer
public record EncodedEvent(
    String topic, String key, byte[] value, long arrivedAt, @Nullable String eventId) {

  /** Whether it counts as an event in the figures. */
  public boolean isEvent() {
    return eventId != null;
  }
}
