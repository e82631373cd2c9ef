/** The passing of time, waiting in it, and its limit for a call. */
@NullMarked
package dev.attune.generation.time;

import org.jspecify.annotations.NullMarked;
