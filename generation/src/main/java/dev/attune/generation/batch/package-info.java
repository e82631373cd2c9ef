/**
 * Requests that may wait: collected, sent as batches at a provider's lower price, and answered when
 * these have ended. What is under way stands in the topic {@code batches}.
 */
@NullMarked
package dev.attune.generation.batch;

import org.jspecify.annotations.NullMarked;
