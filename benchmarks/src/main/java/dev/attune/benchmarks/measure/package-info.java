/** Figures, taken from outside of what is measured. */
@NullMarked
package dev.attune.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
