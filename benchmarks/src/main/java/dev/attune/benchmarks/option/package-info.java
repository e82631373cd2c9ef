/** What the commands of several benchmarks ask of their options. */
@NullMarked
package dev.attune.benchmarks.option;

import org.jspecify.annotations.NullMarked;
