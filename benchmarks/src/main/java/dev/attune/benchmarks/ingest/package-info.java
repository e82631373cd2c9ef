/** Events over HTTP: how many, and how soon they are answered. */
@NullMarked
package dev.attune.benchmarks.ingest;

import org.jspecify.annotations.NullMarked;
