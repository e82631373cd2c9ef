/** Prints what a simulation came to. */
@NullMarked
package dev.attune.app.simulation;

import org.jspecify.annotations.NullMarked;
