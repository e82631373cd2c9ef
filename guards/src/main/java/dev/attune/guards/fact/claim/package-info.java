/** Claims of each type, and what a brief says of them. */
@NullMarked
package dev.attune.guards.fact.claim;

import org.jspecify.annotations.NullMarked;
