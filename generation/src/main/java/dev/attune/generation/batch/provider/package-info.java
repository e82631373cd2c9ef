/** Batches at a provider: sent, found again, asked after, read. */
@NullMarked
package dev.attune.generation.batch.provider;

import org.jspecify.annotations.NullMarked;
