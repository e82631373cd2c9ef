/** Who may start, in which order, and what ends before its turn. */
@NullMarked
package dev.attune.generation.lane;

import org.jspecify.annotations.NullMarked;
