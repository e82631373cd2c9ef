/** Tests. */
@NullMarked
package dev.attune.generation.choose;

import org.jspecify.annotations.NullMarked;
