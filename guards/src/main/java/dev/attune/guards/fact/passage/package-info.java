/** What a text says and what its brief says, as checks of claims read both. */
@NullMarked
package dev.attune.guards.fact.passage;

import org.jspecify.annotations.NullMarked;
