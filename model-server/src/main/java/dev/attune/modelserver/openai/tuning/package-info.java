/**
 * Fine-tuning jobs of OpenAI's dialect. Source:
 * https://platform.openai.com/docs/api-reference/fine-tuning
 */
@NullMarked
package dev.attune.modelserver.openai.tuning;

import org.jspecify.annotations.NullMarked;
