/** Microbenchmarks. */
@NullMarked
package dev.attune.benchmarks.jmh;

import org.jspecify.annotations.NullMarked;
