/** The command {@code bench}: workloads and microbenchmarks. */
@NullMarked
package dev.attune.benchmarks;

import org.jspecify.annotations.NullMarked;
