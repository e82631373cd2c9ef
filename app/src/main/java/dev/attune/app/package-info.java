/** The executable: what a person types, and nothing that a module below could own. */
@NullMarked
package dev.attune.app;

import org.jspecify.annotations.NullMarked;
