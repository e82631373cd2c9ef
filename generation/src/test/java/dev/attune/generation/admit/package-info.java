/** Tests. */
@NullMarked
package dev.attune.generation.admit;

import org.jspecify.annotations.NullMarked;
