/** Generation workers in processes of their own. */
@NullMarked
package dev.attune.benchmarks.worker;

import org.jspecify.annotations.NullMarked;
