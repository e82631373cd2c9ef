/** How a text speaks, and whether a model speaks of itself. */
@NullMarked
package dev.attune.guards.voice;

import org.jspecify.annotations.NullMarked;
