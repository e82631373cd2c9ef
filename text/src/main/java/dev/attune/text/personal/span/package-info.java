/** What was found and where. */
@NullMarked
package dev.attune.text.personal.span;

import org.jspecify.annotations.NullMarked;
