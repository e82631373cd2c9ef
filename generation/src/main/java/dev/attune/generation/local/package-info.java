/** A GGUF file run inside the JVM, by an optional library. */
@NullMarked
package dev.attune.generation.local;

import org.jspecify.annotations.NullMarked;
