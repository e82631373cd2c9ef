/** Words and figures of a text, in order. */
@NullMarked
package dev.attune.text.personal.word;

import org.jspecify.annotations.NullMarked;
