/** Tests. */
@NullMarked
package dev.attune.text.train;

import org.jspecify.annotations.NullMarked;
