/** Consent withdrawn and erasures asked for while requests wait or run. */
@NullMarked
package dev.attune.generation.consent;

import org.jspecify.annotations.NullMarked;
