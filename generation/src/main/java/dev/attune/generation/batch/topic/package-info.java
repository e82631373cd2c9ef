/** The topics of batches: what is read of them, and what a transaction writes. */
@NullMarked
package dev.attune.generation.batch.topic;

import org.jspecify.annotations.NullMarked;
