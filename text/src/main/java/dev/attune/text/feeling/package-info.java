/** Sentiment and emotion, by models whose accuracy is published. */
@NullMarked
package dev.attune.text.feeling;

import org.jspecify.annotations.NullMarked;
