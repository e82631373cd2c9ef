/** Numbers in digits and in words. */
@NullMarked
package dev.attune.guards.fact.number;

import org.jspecify.annotations.NullMarked;
