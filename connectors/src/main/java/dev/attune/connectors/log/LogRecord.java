package dev.attune.connectors.log;

import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;

/**
 * A record for one of the input topics.
 *
 * @param topic the catalogue's name without prefix: clickstream, purchases, messages, outcomes,
 *     consents, erasures or catalog
 * @param key user id, or product id for the catalogue
 * @param value the Avro record
 * @param arrivedAt by the {@link LogClock}, whole milliseconds, never before the record before it
 * @param line the line in its file that it came from, the first one where it came from many
 */
public record LogRecord(
    String topic, String key, SpecificRecord value, Instant arrivedAt, long line) {}
