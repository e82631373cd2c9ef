/** Words that say of a number, or of a promise, what it is. */
@NullMarked
package dev.attune.guards.fact.word;

import org.jspecify.annotations.NullMarked;
