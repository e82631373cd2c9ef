/** Which language a text is in. */
@NullMarked
package dev.attune.text.language;

import org.jspecify.annotations.NullMarked;
