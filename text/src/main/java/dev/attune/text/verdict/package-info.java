/** Answers that may be withheld. */
@NullMarked
package dev.attune.text.verdict;

import org.jspecify.annotations.NullMarked;
