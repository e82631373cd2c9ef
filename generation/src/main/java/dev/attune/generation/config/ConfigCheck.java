package dev.attune.generation.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;

/** What one key means for another. Each mistake is one line that says what to do. */
final class ConfigCheck {

  private ConfigCheck() {}

  static void check(ModelConfig config) {
    config.baseUrl().ifPresent(url -> checkUrl(config, url));
    switch (config.provider()) {
      case OFFLINE -> {}
      case OPENAI, ANTHROPIC -> checkKey(config);
      case OPENAI_COMPATIBLE -> {
        require(config, ModelConfig.BASE_URL, config.baseUrl());
        require(config, ModelConfig.NAME, config.modelName());
      }
      case OLLAMA -> require(config, ModelConfig.NAME, config.modelName());
      case LLAMA_LOCAL -> require(config, ModelConfig.FILE, config.file());
    }
  }

  private static void checkKey(ModelConfig config) {
    if (config.apiKey().isEmpty()) {
      String variable = config.provider().keyVariable().orElse("");
      throw new ConfigException(
          of(config) + " needs a key: set " + config.key(ModelConfig.API_KEY) + ", or " + variable);
    }
  }

  private static void require(ModelConfig config, String key, Optional<String> value) {
    if (value.isEmpty() || value.get().isBlank()) {
      throw new ConfigException(of(config) + " needs " + config.key(key) + ": set it");
    }
  }

  private static String of(ModelConfig config) {
    return config.key(ModelConfig.PROVIDER) + "=" + config.provider().key();
  }

  private static void checkUrl(ModelConfig config, String url) {
    try {
      URI parsed = new URI(url);
      boolean http = "http".equals(parsed.getScheme()) || "https".equals(parsed.getScheme());
      if (!http || parsed.getHost() == null) {
        throw new ConfigException(
            config.key(ModelConfig.BASE_URL),
            url,
            "must begin with http:// or https:// and a host");
      }
    } catch (URISyntaxException notAUrl) {
      throw new ConfigException(config.key(ModelConfig.BASE_URL), url, "is not a URL");
    }
  }
}
