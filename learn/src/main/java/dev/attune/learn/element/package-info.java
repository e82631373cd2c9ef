/** Texts as combinations of elements: designs, effects of elements, the best combination. */
@NullMarked
package dev.attune.learn.element;

import org.jspecify.annotations.NullMarked;
