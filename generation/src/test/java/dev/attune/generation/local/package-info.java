/** Tests. */
@NullMarked
package dev.attune.generation.local;

import org.jspecify.annotations.NullMarked;
