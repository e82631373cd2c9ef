/** A Kafka Connect worker as a process of its own, for tests and benchmarks. */
@NullMarked
package dev.attune.connect;

import org.jspecify.annotations.NullMarked;
