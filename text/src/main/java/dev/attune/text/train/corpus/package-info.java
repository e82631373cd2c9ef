/** Where samples come from. */
@NullMarked
package dev.attune.text.train.corpus;

import org.jspecify.annotations.NullMarked;
