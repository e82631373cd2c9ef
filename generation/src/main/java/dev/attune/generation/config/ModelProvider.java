package dev.attune.generation.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who may write. */
public enum ModelProvider {
  /** Phrase books, no model. */
  OFFLINE(null, null),
  OPENAI("OPENAI_API_KEY", "gpt-4.1-mini"),
  ANTHROPIC("ANTHROPIC_API_KEY", "claude-haiku-4-5"),
  /** Anything that speaks OpenAI's form, by its URL. */
  OPENAI_COMPATIBLE(null, null),
  /** Ollama, by its own API. */
  OLLAMA(null, null),
  /** A GGUF file in this JVM. */
  LLAMA_LOCAL(null, null);

  private final @Nullable String keyVariable;
  private final @Nullable String defaultModel;

  ModelProvider(@Nullable String keyVariable, @Nullable String defaultModel) {
    this.keyVariable = keyVariable;
    this.defaultModel = defaultModel;
  }

  /** Name in the configuration, such as {@code openai-compatible}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** All names. */
  public static List<String> keys() {
    return Arrays.stream(values()).map(ModelProvider::key).toList();
  }

  /** The provider of that name, one of {@link #keys}. */
  public static ModelProvider of(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** The environment variable that holds its key; empty where it needs none. */
  public Optional<String> keyVariable() {
    return Optional.ofNullable(keyVariable);
  }

  /** The model used where none is named; empty where one has to be. */
  Optional<String> defaultModel() {
    return Optional.ofNullable(defaultModel);
  }
}
