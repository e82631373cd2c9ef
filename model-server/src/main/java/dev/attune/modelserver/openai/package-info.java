/** OpenAI's dialect. Source: https://platform.openai.com/docs/api-reference */
@NullMarked
package dev.attune.modelserver.openai;

import org.jspecify.annotations.NullMarked;
