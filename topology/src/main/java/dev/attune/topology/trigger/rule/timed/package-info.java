/** Rules that time makes true: each knows when it is due. */
@NullMarked
package dev.attune.topology.trigger.rule.timed;

import org.jspecify.annotations.NullMarked;
