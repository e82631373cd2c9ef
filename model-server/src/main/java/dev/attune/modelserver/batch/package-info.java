/** A batch of calls whatever its dialect: what each brings, and when. */
@NullMarked
package dev.attune.modelserver.batch;

import org.jspecify.annotations.NullMarked;
