/** What a text must not do to whoever reads it. */
@NullMarked
package dev.attune.guards.harm;

import org.jspecify.annotations.NullMarked;
