/** Tests. */
@NullMarked
package dev.attune.generation.offset;

import org.jspecify.annotations.NullMarked;
