/** Takes back what was published and no longer holds. */
@NullMarked
package dev.attune.topology.recall;

import org.jspecify.annotations.NullMarked;
