/**
 * Keeps personal data readable only as long as its user's key exists: pseudonyms, data keys, sealed
 * bytes. Knows neither Avro nor Kafka.
 */
@NullMarked
package dev.attune.schemas.seal;

import org.jspecify.annotations.NullMarked;
