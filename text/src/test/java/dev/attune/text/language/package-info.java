/** Tests. */
@NullMarked
package dev.attune.text.language;

import org.jspecify.annotations.NullMarked;
