@NullMarked
package dev.attune.generation.budget.lease;

import org.jspecify.annotations.NullMarked;
