/**
 * How money is lent to workers and counted. The topology keeps the books; a process that works
 * alone keeps its own. Pure: time comes in as an argument.
 */
@NullMarked
package dev.attune.budget;

import org.jspecify.annotations.NullMarked;
