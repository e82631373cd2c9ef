/** The workload {@code topology}. */
@NullMarked
package dev.attune.benchmarks.topology;

import org.jspecify.annotations.NullMarked;
