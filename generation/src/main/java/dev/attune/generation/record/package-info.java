/** Answers kept in a file, so that a replay can have the same ones again without asking a model. */
@NullMarked
package dev.attune.generation.record;

import org.jspecify.annotations.NullMarked;
