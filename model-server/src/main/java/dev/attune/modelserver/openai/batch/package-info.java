/** Batches of OpenAI's dialect. Source: https://platform.openai.com/docs/api-reference/batch */
@NullMarked
package dev.attune.modelserver.openai.batch;

import org.jspecify.annotations.NullMarked;
