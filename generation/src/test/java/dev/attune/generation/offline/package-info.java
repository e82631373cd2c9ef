/** Tests. */
@NullMarked
package dev.attune.generation.offline;

import org.jspecify.annotations.NullMarked;
