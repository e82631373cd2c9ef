/** Several texts for one request: how many, how different, how probable, and which one is it. */
@NullMarked
package dev.attune.generation.choose;

import org.jspecify.annotations.NullMarked;
