/** Tests. */
@NullMarked
package dev.attune.generation.draft;

import org.jspecify.annotations.NullMarked;
