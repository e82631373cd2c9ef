/** How the topology is run: Kafka Streams' configuration, memory of the stores. */
@NullMarked
package dev.attune.topology.runtime;

import org.jspecify.annotations.NullMarked;
