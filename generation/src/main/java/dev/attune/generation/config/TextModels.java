package dev.attune.generation.config;

import dev.attune.generation.chat.AnthropicModels;
import dev.attune.generation.chat.OllamaModels;
import dev.attune.generation.chat.OpenAiModels;
import dev.attune.generation.local.LocalModels;
import dev.attune.generation.model.TextModel;
import dev.attune.generation.offline.OfflineCopywriter;
import dev.attune.schemas.seal.Pseudonyms;
import java.util.Optional;

/** Builds the writer that a configuration names. Only that one's classes are loaded. */
public final class TextModels {

  private TextModels() {}

  /**
   * A writer, to be closed by the caller. Connects to nothing yet; a local model is loaded.
   *
   * @param pseudonyms of users, for providers that are told them
   */
  public static TextModel of(ModelConfig config, Optional<Pseudonyms> pseudonyms) {
    return switch (config.provider()) {
      case OFFLINE -> new OfflineCopywriter();
      case OPENAI -> OpenAiModels.openAi(config.chat(pseudonyms));
      case ANTHROPIC -> AnthropicModels.anthropic(config.chat(pseudonyms));
      case OPENAI_COMPATIBLE -> OpenAiModels.compatible(config.chat(pseudonyms));
      case OLLAMA -> OllamaModels.ollama(config.chat(pseudonyms));
      case LLAMA_LOCAL -> LocalModels.open(config.llama());
    };
  }
}
