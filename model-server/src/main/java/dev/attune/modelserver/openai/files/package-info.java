/** Files of OpenAI's dialect. Source: https://platform.openai.com/docs/api-reference/files */
@NullMarked
package dev.attune.modelserver.openai.files;

import org.jspecify.annotations.NullMarked;
