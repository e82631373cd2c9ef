/** The generation worker with thousands of calls in flight, and others that do the same work. */
@NullMarked
package dev.attune.benchmarks.generation;

import org.jspecify.annotations.NullMarked;
