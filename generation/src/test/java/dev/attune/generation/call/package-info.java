/** Tests. */
@NullMarked
package dev.attune.generation.call;

import org.jspecify.annotations.NullMarked;
