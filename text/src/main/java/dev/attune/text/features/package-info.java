/** A text as numbers for a linear model. */
@NullMarked
package dev.attune.text.features;

import org.jspecify.annotations.NullMarked;
