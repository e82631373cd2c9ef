/**
 * Reads what a model wrote: from raw text to a headline, a body and a call to action, or why not.
 */
@NullMarked
package dev.attune.generation.draft;

import org.jspecify.annotations.NullMarked;
