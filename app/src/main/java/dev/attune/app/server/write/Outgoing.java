package dev.attune.app.server.write;

import org.jspecify.annotations.Nullable;

/**
 * A record for Kafka.
 *
 * @param topic its full name
 * @param key the record key
 * @param value encoded
 * @param timestamp milliseconds since 1970
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them, and nobody changes them
public record Outgoing(String topic, @Nullable String key, byte[] value, long timestamp) {

  /** What it weighs in the producer's buffer, about. */
  int weight() {
    return value.length + 128;
  }
}
