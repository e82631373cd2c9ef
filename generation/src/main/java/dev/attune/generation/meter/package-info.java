/** The catalogue of this module's meters. */
@NullMarked
package dev.attune.generation.meter;

import org.jspecify.annotations.NullMarked;
