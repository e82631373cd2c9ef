/** First step: what comes in is checked, clamped and given one shape. */
@NullMarked
package dev.attune.topology.event;

import org.jspecify.annotations.NullMarked;
