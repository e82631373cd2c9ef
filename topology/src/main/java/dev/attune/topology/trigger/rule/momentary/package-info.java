/** Rules that only an event makes true. */
@NullMarked
package dev.attune.topology.trigger.rule.momentary;

import org.jspecify.annotations.NullMarked;
