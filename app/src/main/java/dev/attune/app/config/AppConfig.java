package dev.attune.app.config;

import dev.attune.app.error.UsageException;
import dev.attune.generation.config.GenerationConfig;
import dev.attune.schemas.registry.RegistryConfig;
import dev.attune.schemas.seal.KeySource;
import dev.attune.schemas.seal.MasterKeys;
import dev.attune.schemas.topic.Topics;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigException;

/**
 * The configuration of a run. Later sources win: file, then environment, then {@code -o}.
 *
 * <p>Keys below {@code kafka.} go to Kafka's clients without the prefix, keys below {@code
 * registry.} to the registry's client.
 */
public final class AppConfig extends AbstractConfig {
  private final Map<String, String> environment;

  private AppConfig(Map<String, String> values, Map<String, String> environment) {
    super(ConfigKeys.DEFINITION, values, false);
    this.environment = Map.copyOf(environment);
  }

  /**
   * Reads and checks all sources.
   *
   * @param file where {@code --config} points, if anywhere
   * @param environment the process's environment
   * @param overrides the pairs given with {@code -o}
   * @throws UsageException when a key is unknown or a value is invalid
   */
  public static AppConfig load(
      Optional<Path> file, Map<String, String> environment, Map<String, String> overrides) {
    Map<String, String> merged = new HashMap<>();
    file.map(ConfigSource::file).ifPresent(source -> merge(source, merged));
    Set<String> models = models(merged, environment, overrides);
    merge(ConfigSource.environment(environment, models), merged);
    merge(ConfigSource.overrides(overrides), merged);
    return of(merged, environment);
  }

  /** Names of models in any source: variables can only be told apart by them. */
  private static Set<String> models(
      Map<String, String> file, Map<String, String> environment, Map<String, String> overrides) {
    return Stream.of(
            file.get(GenerationConfig.MODELS),
            environment.get("ATTUNE_MODELS"),
            overrides.get(GenerationConfig.MODELS))
        .filter(Objects::nonNull)
        .flatMap(names -> Stream.of(names.split(",")))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** From complete values, for tests and for commands that start their own broker. */
  public static AppConfig of(Map<String, String> values) {
    return of(values, Map.of());
  }

  private static AppConfig of(Map<String, String> values, Map<String, String> environment) {
    try {
      return new AppConfig(values, environment);
    } catch (ConfigException e) {
      throw new UsageException(
          e.getMessage() + ".", "Mend it in the file, the environment or with -o key=value.");
    }
  }

  /** The same with these values in place of its own. */
  public AppConfig with(Map<String, String> values) {
    Map<String, String> all = new HashMap<>(originalsStrings());
    all.putAll(values);
    return of(all, environment);
  }

  private static void merge(ConfigSource source, Map<String, String> merged) {
    source.requireKnownKeys();
    merged.putAll(source.values());
  }

  static boolean isKey(String key) {
    return keys().contains(key)
        || GenerationConfig.isKeyOfOneModel(key)
        || (key.startsWith(ConfigKeys.KAFKA_PREFIX)
            && key.length() > ConfigKeys.KAFKA_PREFIX.length());
  }

  /** All keys that can be listed; those below {@code kafka.} are Kafka's. */
  static Set<String> keys() {
    return Stream.concat(
            ConfigKeys.DEFINITION.names().stream(),
            RegistryConfig.definition().names().stream()
                .filter(key -> !key.equals(RegistryConfig.URL))
                .map(ConfigKeys.REGISTRY_PREFIX::concat))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Addresses of the brokers, separated by commas. */
  public String bootstrapServers() {
    return String.join(",", getList(ConfigKeys.BOOTSTRAP_SERVERS));
  }

  /** The registry's addresses, separated by commas. */
  public String registryUrls() {
    return String.join(",", getList(ConfigKeys.REGISTRY_URL));
  }

  /** Settings for the registry's client and the serdes. */
  public Map<String, Object> registryConfig() {
    Map<String, Object> settings = new HashMap<>(originalsWithPrefix(ConfigKeys.REGISTRY_PREFIX));
    settings.put(RegistryConfig.URL, registryUrls());
    return settings;
  }

  /** The shop this deployment serves. */
  public String tenant() {
    return getString(ConfigKeys.TENANT);
  }

  /** The topics of this deployment. */
  public Topics topics() {
    try {
      return new Topics(
          getString(ConfigKeys.TOPIC_PREFIX),
          getInt(ConfigKeys.PARTITIONS),
          Retention.parse(getList(ConfigKeys.RETENTION)));
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          "'%s' is wrong: %s.".formatted(ConfigKeys.RETENTION, e.getMessage()),
          "Give name=days, such as clickstream=14, with names of docs/topics.md.");
    }
  }

  /**
   * The secrets that seal what is kept of users; empty where nothing is sealed.
   *
   * @throws UsageException when they cannot be read
   */
  public Optional<MasterKeys> masterKeys() {
    String word = getString(ConfigKeys.PRIVACY_KEYS);
    try {
      return word.isEmpty() ? Optional.empty() : Optional.of(KeySource.read(word, environment));
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          "'%s' is wrong: %s.".formatted(ConfigKeys.PRIVACY_KEYS, e.getMessage()),
          "Make a file with 'attune keys new FILE' and name it with file:FILE.");
    }
  }

  /** Who must acknowledge each erasure, besides the topology. */
  public List<String> privacyConsumers() {
    return getList(ConfigKeys.PRIVACY_CONSUMERS).stream().filter(name -> !name.isEmpty()).toList();
  }

  /** Empty when the cluster's own default shall hold. */
  public Optional<Short> replicationFactor() {
    return ReplicationFactor.parse(getString(ConfigKeys.REPLICATION_FACTOR));
  }

  /** Where state stores live. */
  public Path stateFolder() {
    return Path.of(getString(ConfigKeys.STATE_FOLDER));
  }

  /**
   * One configuration for each model of the chain, by the model's name: the same as this one, with
   * that model alone. Just this one where no chain is named.
   */
  public Map<String, AppConfig> perModel() {
    Map<String, AppConfig> each = new LinkedHashMap<>();
    List<String> names = getList(GenerationConfig.MODELS);
    names.forEach(name -> each.put(name, alone(name)));
    return names.isEmpty() ? Map.of("model", this) : each;
  }

  private AppConfig alone(String model) {
    Map<String, String> values = new HashMap<>(originalsStrings());
    values.keySet().removeIf(key -> key.startsWith("model.") || key.startsWith("models"));
    originalsWithPrefix("models." + model + ".")
        .forEach((key, value) -> values.put("model." + key, String.valueOf(value)));
    return of(values, environment);
  }

  /** Who writes the offers: "offline" or the name of a model provider. */
  public String provider() {
    return getString(GenerationConfig.PROVIDER);
  }

  /** Where the provider listens; empty for its public address. */
  public Optional<URI> providerUrl() {
    return Optional.ofNullable(getString(GenerationConfig.BASE_URL))
        .filter(url -> !url.isEmpty())
        .map(URI::create);
  }

  /**
   * Who writes, and how a worker runs.
   *
   * @throws UsageException when the provider lacks something, such as its key
   */
  public GenerationConfig generation() {
    try {
      return new GenerationConfig(originals(), environment);
    } catch (ConfigException e) {
      throw new UsageException(
          e.getMessage() + ".", "Mend it in the file, the environment or with -o key=value.");
    }
  }

  /** How the HTTP server runs. */
  public ServerConfig server() {
    return ServerConfig.of(originals());
  }

  /** Where health and metrics are shown. */
  public AdminConfig admin() {
    return AdminConfig.of(originals());
  }

  /** Settings for any of Kafka's clients. */
  public Map<String, Object> clientConfig() {
    Map<String, Object> settings = new HashMap<>(originalsWithPrefix(ConfigKeys.KAFKA_PREFIX));
    settings.put("bootstrap.servers", bootstrapServers());
    return settings;
  }
}
