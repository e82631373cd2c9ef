/** Topology and worker while the provider is gone. */
@NullMarked
package dev.attune.benchmarks.outage;

import org.jspecify.annotations.NullMarked;
