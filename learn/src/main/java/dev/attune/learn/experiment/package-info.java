/** The whole result of an experiment, from totals that can be merged. */
@NullMarked
package dev.attune.learn.experiment;

import org.jspecify.annotations.NullMarked;
