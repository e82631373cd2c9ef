/** Insults, profanities and threats, by lists of words. */
@NullMarked
package dev.attune.text.toxicity;

import org.jspecify.annotations.NullMarked;
