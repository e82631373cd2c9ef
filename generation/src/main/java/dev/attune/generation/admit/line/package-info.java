/** Those who wait for a model, and who of them is next. */
@NullMarked
package dev.attune.generation.admit.line;

import org.jspecify.annotations.NullMarked;
