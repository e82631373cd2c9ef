/** The books of all budgets: who asks for money, what is lent, what was spent. */
@NullMarked
package dev.attune.topology.budget;

import org.jspecify.annotations.NullMarked;
