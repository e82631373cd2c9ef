/** What a benchmark runs in a process of its own: the whole topology, or the ceiling. */
@NullMarked
package dev.attune.benchmarks.engine;

import org.jspecify.annotations.NullMarked;
