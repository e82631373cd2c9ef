@NullMarked
package dev.attune.generation.budget.price;

import org.jspecify.annotations.NullMarked;
