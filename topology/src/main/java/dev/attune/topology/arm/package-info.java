/** What is known of each arm of each experiment, in sums that name nobody. */
@NullMarked
package dev.attune.topology.arm;

import org.jspecify.annotations.NullMarked;
