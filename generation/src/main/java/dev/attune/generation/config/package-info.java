/** The keys of the generation worker, and what they build. */
@NullMarked
package dev.attune.generation.config;

import org.jspecify.annotations.NullMarked;
