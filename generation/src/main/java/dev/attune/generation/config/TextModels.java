package dev.attune.generation.config;

import dev.attune.generation.chat.AnthropicModels;
import dev.attune.generation.chat.OllamaModels;
import dev.attune.generation.chat.OpenAiModels;
import dev.attune.generation.local.LocalModels;
import dev.attune.generation.model.TextModel;
import dev.attune.generation.offline.OfflineCopywriter;

/** Builds the writer that a configuration names. Only that one's classes are loaded. */
public final class TextModels {

  private TextModels() {}

  /** A writer, to be closed by the caller. Connects to nothing yet; a local model is loaded. */
  public static TextModel of(ModelConfig config) {
    return switch (config.provider()) {
      case OFFLINE -> new OfflineCopywriter();
      case OPENAI -> OpenAiModels.openAi(config.chat());
      case ANTHROPIC -> AnthropicModels.anthropic(config.chat());
      case OPENAI_COMPATIBLE -> OpenAiModels.compatible(config.chat());
      case OLLAMA -> OllamaModels.ollama(config.chat());
      case LLAMA_LOCAL -> LocalModels.open(config.llama());
    };
  }
}
