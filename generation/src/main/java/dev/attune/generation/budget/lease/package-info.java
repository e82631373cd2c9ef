/** Money lent by the topology: what a worker holds of it, and the way there over Kafka. */
@NullMarked
package dev.attune.generation.budget.lease;

import org.jspecify.annotations.NullMarked;
