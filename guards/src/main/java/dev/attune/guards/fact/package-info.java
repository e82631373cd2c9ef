/** Whether what a text states follows from its brief. */
@NullMarked
package dev.attune.guards.fact;

import org.jspecify.annotations.NullMarked;
