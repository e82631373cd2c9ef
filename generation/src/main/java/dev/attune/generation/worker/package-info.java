/** The consumer and producer around the dispatcher: polling, pausing, committing, stopping. */
@NullMarked
package dev.attune.generation.worker;

import org.jspecify.annotations.NullMarked;
