/** What models cost: a dated table, and the arithmetic on it. */
@NullMarked
package dev.attune.generation.budget.price;

import org.jspecify.annotations.NullMarked;
