/** The one gate before every message: holdout, quiet hours, cool-downs, caps. Pure. */
@NullMarked
package dev.attune.topology.gate;

import org.jspecify.annotations.NullMarked;
