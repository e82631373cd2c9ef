/** Whether a text is in the language of its brief. */
@NullMarked
package dev.attune.guards.language;

import org.jspecify.annotations.NullMarked;
