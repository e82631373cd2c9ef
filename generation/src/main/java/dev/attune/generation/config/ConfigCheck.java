package dev.attune.generation.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;

/** What one key means for another. Each mistake is one line that says what to do. */
final class ConfigCheck {

  private ConfigCheck() {}

  static void check(GenerationConfig config) {
    config.baseUrl().ifPresent(ConfigCheck::checkUrl);
    switch (config.provider()) {
      case OFFLINE -> {}
      case OPENAI, ANTHROPIC -> checkKey(config);
      case OPENAI_COMPATIBLE -> {
        require(config, GenerationConfig.BASE_URL, config.baseUrl());
        require(config, GenerationConfig.NAME, config.modelName());
      }
      case LLAMA_LOCAL -> require(config, GenerationConfig.FILE, config.file());
    }
  }

  private static void checkKey(GenerationConfig config) {
    if (config.apiKey().isEmpty()) {
      String variable = config.provider().keyVariable().orElse("");
      throw new ConfigException(
          of(config) + " needs a key: set " + GenerationConfig.API_KEY + ", or " + variable);
    }
  }

  private static void require(GenerationConfig config, String key, Optional<String> value) {
    if (value.isEmpty() || value.get().isBlank()) {
      throw new ConfigException(of(config) + " needs " + key + ": set it");
    }
  }

  private static String of(GenerationConfig config) {
    return GenerationConfig.PROVIDER + "=" + config.provider().key();
  }

  private static void checkUrl(String url) {
    try {
      URI parsed = new URI(url);
      boolean http = "http".equals(parsed.getScheme()) || "https".equals(parsed.getScheme());
      if (!http || parsed.getHost() == null) {
        throw new ConfigException(
            GenerationConfig.BASE_URL, url, "must begin with http:// or https:// and a host");
      }
    } catch (URISyntaxException notAUrl) {
      throw new ConfigException(GenerationConfig.BASE_URL, url, "is not a URL");
    }
  }
}
