/** Second step: whom the pipeline may learn from and write to; whom it must forget. */
@NullMarked
package dev.attune.topology.consent;

import org.jspecify.annotations.NullMarked;
