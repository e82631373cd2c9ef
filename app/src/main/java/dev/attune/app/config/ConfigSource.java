package dev.attune.app.config;

import dev.attune.app.error.UsageException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/**
 * Values as somebody wrote them, and a word for where: it goes into the message about a wrong one.
 *
 * @param name such as "shop.properties" or "-o"
 * @param values by configuration key
 */
public record ConfigSource(String name, Map<String, String> values) {
  private static final String ENVIRONMENT_PREFIX = "ATTUNE_";

  public ConfigSource {
    values = Map.copyOf(values);
  }

  /** A file of Java properties, in UTF-8. */
  public static ConfigSource file(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new UsageException(
          "Cannot read the configuration " + file + ": " + e.getMessage() + ".",
          "Name a file of Java properties in UTF-8 with --config.");
    }
    Map<String, String> values = new HashMap<>();
    properties.stringPropertyNames().forEach(key -> values.put(key, properties.getProperty(key)));
    return new ConfigSource(file.toString(), values);
  }

  /**
   * The environment: {@code ATTUNE_TOPIC_PREFIX} sets {@code topic.prefix}. Names that belong to no
   * key are left out, as Kubernetes and the launcher set such ones too.
   *
   * @param models names of models; {@code ATTUNE_MODELS_BACK_UP_BASE_URL} is that of {@code
   *     back-up} or {@code back_up}, where one of them is among these
   */
  static ConfigSource environment(Map<String, String> environment, Set<String> models) {
    Map<String, String> values = new HashMap<>();
    environment.forEach((name, value) -> {
      String key = keyOfModel(name, models).orElseGet(() -> keyOf(name));
      if (name.startsWith(ENVIRONMENT_PREFIX) && AppConfig.isKey(key)) {
        values.put(key, value);
      }
    });
    return new ConfigSource("the environment", values);
  }

  /** What was typed with {@code -o key=value}. */
  public static ConfigSource overrides(Map<String, String> values) {
    return new ConfigSource("-o", values);
  }

  /** The key of a model whose name holds what a variable writes as it writes dots. */
  private static Optional<String> keyOfModel(String variable, Set<String> models) {
    return models.stream()
        .sorted(Comparator.comparingInt(String::length).reversed())
        .filter(model -> variable.startsWith(variableOf(modelKey(model, ""))))
        .map(model -> modelKey(model, keyOf(variable).substring(modelKey(model, "").length())))
        .filter(AppConfig::isKey)
        .findFirst();
  }

  private static String modelKey(String model, String suffix) {
    return "models." + model + "." + suffix;
  }

  private static String keyOf(String variable) {
    return variable
        .substring(Math.min(ENVIRONMENT_PREFIX.length(), variable.length()))
        .toLowerCase(Locale.ROOT)
        .replace('_', '.');
  }

  /** Variables that are nearly ours, and the ones probably meant. */
  public static Map<String, String> misspelt(Map<String, String> environment) {
    Map<String, String> meant = new TreeMap<>();
    environment.keySet().stream()
        .filter(name -> name.startsWith(ENVIRONMENT_PREFIX) && !AppConfig.isKey(keyOf(name)))
        .forEach(name ->
            Nearest.to(keyOf(name), AppConfig.keys())
                .ifPresent(key -> meant.put(name, variableOf(key))));
    return meant;
  }

  private static String variableOf(String key) {
    return ENVIRONMENT_PREFIX + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  void requireKnownKeys() {
    values.keySet().stream()
        .filter(key -> !AppConfig.isKey(key))
        .sorted()
        .findFirst()
        .ifPresent(key -> {
          throw new UsageException(
              "Unknown key '%s' in %s.".formatted(key, name), Nearest.hint(key, AppConfig.keys()));
        });
  }
}
