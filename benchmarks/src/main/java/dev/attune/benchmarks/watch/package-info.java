/** Readers of topics that count and time what comes. */
@NullMarked
package dev.attune.benchmarks.watch;

import org.jspecify.annotations.NullMarked;
