/**
 * What the model says when no script tells it: an offer from the facts of the prompt, in its
 * language.
 */
@NullMarked
package dev.attune.modelserver.text;

import org.jspecify.annotations.NullMarked;
