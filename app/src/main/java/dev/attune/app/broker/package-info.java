/** A real Kafka broker inside this JVM, for the demo, the replay and the tests. */
@NullMarked
package dev.attune.app.broker;

import org.jspecify.annotations.NullMarked;
