/** Tests. */
@NullMarked
package dev.attune.generation.worker;

import org.jspecify.annotations.NullMarked;
