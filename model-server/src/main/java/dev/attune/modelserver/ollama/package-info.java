/** Ollama's dialect. Source: https://github.com/ollama/ollama/blob/main/docs/api.md */
@NullMarked
package dev.attune.modelserver.ollama;

import org.jspecify.annotations.NullMarked;
