/** Tests of the module, and what they share. */
@NullMarked
package dev.attune.generation;

import org.jspecify.annotations.NullMarked;
