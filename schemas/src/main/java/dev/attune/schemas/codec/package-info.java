/** The body of a record: Avro's binary form, written and read by code made from the schema. */
@NullMarked
package dev.attune.schemas.codec;

import org.jspecify.annotations.NullMarked;
