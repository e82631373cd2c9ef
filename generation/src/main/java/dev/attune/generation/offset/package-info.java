/** Which records are open, what may be committed, and what a successor may skip. */
@NullMarked
package dev.attune.generation.offset;

import org.jspecify.annotations.NullMarked;
