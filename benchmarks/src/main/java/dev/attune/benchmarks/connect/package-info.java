/** The source of event logs in a Connect worker that is killed again and again. */
@NullMarked
package dev.attune.benchmarks.connect;

import org.jspecify.annotations.NullMarked;
