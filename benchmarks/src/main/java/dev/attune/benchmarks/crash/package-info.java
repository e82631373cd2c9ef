/** kill -9 of the generation worker, again and again. */
@NullMarked
package dev.attune.benchmarks.crash;

import org.jspecify.annotations.NullMarked;
