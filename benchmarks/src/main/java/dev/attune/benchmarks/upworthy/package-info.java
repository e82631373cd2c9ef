/** The experiments of the Upworthy Research Archive, shuffled, repeated by a bandit, checked. */
@NullMarked
package dev.attune.benchmarks.upworthy;

import org.jspecify.annotations.NullMarked;
