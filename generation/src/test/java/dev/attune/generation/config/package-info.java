/** Tests. */
@NullMarked
package dev.attune.generation.config;

import org.jspecify.annotations.NullMarked;
