/**
 * Batches of Anthropic's dialect. Source:
 * https://docs.anthropic.com/en/api/creating-message-batches
 */
@NullMarked
package dev.attune.modelserver.anthropic.batch;

import org.jspecify.annotations.NullMarked;
