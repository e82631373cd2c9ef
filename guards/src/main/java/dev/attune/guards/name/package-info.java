/** What a product may be called in a text. */
@NullMarked
package dev.attune.guards.name;

import org.jspecify.annotations.NullMarked;
