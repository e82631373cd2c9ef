/** Records out to Kafka: bounded, and awaited until they are acknowledged. */
@NullMarked
package dev.attune.app.server.write;

import org.jspecify.annotations.NullMarked;
