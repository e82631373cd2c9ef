/**
 * Completions of OpenAI's dialect, as vLLM and the like still have them. Source:
 * https://platform.openai.com/docs/api-reference/completions
 */
@NullMarked
package dev.attune.modelserver.openai.text;

import org.jspecify.annotations.NullMarked;
