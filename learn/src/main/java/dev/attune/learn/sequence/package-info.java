/** Intervals that hold at every look, so that looking does not lie. */
@NullMarked
package dev.attune.learn.sequence;

import org.jspecify.annotations.NullMarked;
