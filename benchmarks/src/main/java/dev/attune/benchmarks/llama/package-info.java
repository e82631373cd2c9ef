/** A model file run in this JVM: how fast, how quickly cancelled, how probable, how fit. */
@NullMarked
package dev.attune.benchmarks.llama;

import org.jspecify.annotations.NullMarked;
