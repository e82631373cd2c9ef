/** Tests. */
@NullMarked
package dev.attune.generation.lane;

import org.jspecify.annotations.NullMarked;
