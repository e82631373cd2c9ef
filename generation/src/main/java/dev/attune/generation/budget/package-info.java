/** Money: asked for before a call, settled after it. */
@NullMarked
package dev.attune.generation.budget;

import org.jspecify.annotations.NullMarked;
