/** Intervals, running moments and the bootstrap: what the other packages share. */
@NullMarked
package dev.attune.learn.statistic;

import org.jspecify.annotations.NullMarked;
