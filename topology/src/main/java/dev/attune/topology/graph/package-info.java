/** The names on the graph: nodes, stores, and the formats of their keys. */
@NullMarked
package dev.attune.topology.graph;

import org.jspecify.annotations.NullMarked;
