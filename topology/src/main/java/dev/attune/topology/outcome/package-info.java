/** Last step: what offers and experiments brought. */
@NullMarked
package dev.attune.topology.outcome;

import org.jspecify.annotations.NullMarked;
