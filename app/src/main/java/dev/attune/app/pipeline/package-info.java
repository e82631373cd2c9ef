/** Wires topology and generation worker into one process. */
@NullMarked
package dev.attune.app.pipeline;

import org.jspecify.annotations.NullMarked;
