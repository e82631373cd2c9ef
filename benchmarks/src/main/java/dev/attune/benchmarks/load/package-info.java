/** Where the events come from. */
@NullMarked
package dev.attune.benchmarks.load;

import org.jspecify.annotations.NullMarked;
