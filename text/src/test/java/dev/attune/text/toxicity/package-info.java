/** Tests. */
@NullMarked
package dev.attune.text.toxicity;

import org.jspecify.annotations.NullMarked;
