/** Two arms beside each other after an experiment of fixed length, and what to plan for. */
@NullMarked
package dev.attune.learn.comparison;

import org.jspecify.annotations.NullMarked;
