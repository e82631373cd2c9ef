/** Avro records to bytes and back, in the Confluent wire format. */
@NullMarked
package dev.attune.schemas.serde;

import org.jspecify.annotations.NullMarked;
