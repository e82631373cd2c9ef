/** Tests. */
@NullMarked
package dev.attune.text.feeling;

import org.jspecify.annotations.NullMarked;
