/** Chat models behind langchain4j: OpenAI, Anthropic, and whatever speaks OpenAI's form. */
@NullMarked
package dev.attune.generation.chat;

import org.jspecify.annotations.NullMarked;
