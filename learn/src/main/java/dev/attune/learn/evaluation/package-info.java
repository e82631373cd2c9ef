/** What another policy would have been worth, from a log of choices and their probabilities. */
@NullMarked
package dev.attune.learn.evaluation;

import org.jspecify.annotations.NullMarked;
