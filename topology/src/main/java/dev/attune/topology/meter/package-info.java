/** The catalogue of meters. */
@NullMarked
package dev.attune.topology.meter;

import org.jspecify.annotations.NullMarked;
