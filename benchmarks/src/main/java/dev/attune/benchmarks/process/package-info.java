/** The other processes of a benchmark. */
@NullMarked
package dev.attune.benchmarks.process;

import org.jspecify.annotations.NullMarked;
