/**
 * A model provider for tests: it answers on loopback in the dialects of OpenAI, Anthropic and
 * Ollama, and goes wrong by script.
 */
@NullMarked
package dev.attune.modelserver;

import org.jspecify.annotations.NullMarked;
