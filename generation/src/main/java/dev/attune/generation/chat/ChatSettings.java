package dev.attune.generation.chat;

import dev.attune.generation.http.HttpSettings;
import dev.attune.generation.http.ProviderHttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How to reach a provider.
 *
 * @param baseUrl where its API begins, such as {@code http://127.0.0.1:11434/v1}; null for the
 *     provider's own
 * @param apiKey null where none is needed
 * @param temperature null for the provider's default
 * @param timeout longest call
 * @param connections most calls at a time
 * @param alias what it is told of users
 */
public record ChatSettings(
    String modelName,
    @Nullable String baseUrl,
    @Nullable String apiKey,
    @Nullable Double temperature,
    StructuredOutput structuredOutput,
    Duration timeout,
    int connections,
    UserAlias alias) {

  /** Settings of a provider that is told nothing of users. */
  public ChatSettings(
      String modelName,
      @Nullable String baseUrl,
      @Nullable String apiKey,
      @Nullable Double temperature,
      StructuredOutput structuredOutput,
      Duration timeout,
      int connections) {
    this(
        modelName,
        baseUrl,
        apiKey,
        temperature,
        structuredOutput,
        timeout,
        connections,
        UserAlias.NONE);
  }

  /** What shapes the answers, for their provenance. */
  Map<String, String> parameters() {
    return Optional.ofNullable(temperature)
        .map(degrees -> Map.of("temperature", degrees.toString()))
        .orElse(Map.of());
  }

  /** The client for one model, which that model closes. */
  ProviderHttpClient http() {
    return new ProviderHttpClient(HttpSettings.of(connections, timeout));
  }

  /** Never shows the key. */
  @Override
  public String toString() {
    return "ChatSettings[" + modelName + " at " + baseUrl + "]";
  }
}
