/** One call for all who ask the same at the same time. */
@NullMarked
package dev.attune.generation.share;

import org.jspecify.annotations.NullMarked;
