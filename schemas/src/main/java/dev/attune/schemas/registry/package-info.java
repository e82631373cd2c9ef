/** Client of the Confluent Schema Registry REST API: over HTTP, cached, or in memory. */
@NullMarked
package dev.attune.schemas.registry;

import org.jspecify.annotations.NullMarked;
