/** Who may call a model now: its rate, its breaker, its places; and the queue of those who wait. */
@NullMarked
package dev.attune.generation.admit;

import org.jspecify.annotations.NullMarked;
