package dev.attune.app.config;

import dev.attune.app.error.UsageException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigException;

/**
 * The configuration of a run. Later sources win: file, then environment, then {@code -o}.
 *
 * <p>Keys below {@code kafka.} go to Kafka's clients as they are, without the prefix.
 */
public final class AppConfig extends AbstractConfig {
  private AppConfig(Map<String, String> values) {
    super(ConfigKeys.DEFINITION, values, false);
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
    merge(ConfigSource.environment(environment), merged);
    merge(ConfigSource.overrides(overrides), merged);
    return of(merged);
  }

  /** From complete values, for tests and for commands that start their own broker. */
  public static AppConfig of(Map<String, String> values) {
    try {
      return new AppConfig(values);
    } catch (ConfigException e) {
      throw new UsageException(
          e.getMessage() + ".", "Mend it in the file, the environment or with -o key=value.");
    }
  }

  private static void merge(ConfigSource source, Map<String, String> merged) {
    source.requireKnownKeys();
    merged.putAll(source.values());
  }

  static boolean isKey(String key) {
    return ConfigKeys.DEFINITION.names().contains(key)
        || (key.startsWith(ConfigKeys.KAFKA_PREFIX)
            && key.length() > ConfigKeys.KAFKA_PREFIX.length());
  }

  static Set<String> keys() {
    return ConfigKeys.DEFINITION.names();
  }

  public String bootstrapServers() {
    return String.join(",", getList(ConfigKeys.BOOTSTRAP_SERVERS));
  }

  /** The registry's addresses; the first that answers is used. */
  public List<String> registryUrls() {
    return getList(ConfigKeys.REGISTRY_URL);
  }

  public String tenant() {
    return getString(ConfigKeys.TENANT);
  }

  /** Goes before every topic's name; may be empty. */
  public String topicPrefix() {
    return getString(ConfigKeys.TOPIC_PREFIX);
  }

  public int partitions() {
    return getInt(ConfigKeys.PARTITIONS);
  }

  /** Empty when the cluster's own default shall hold. */
  public Optional<Short> replicationFactor() {
    return ReplicationFactor.parse(getString(ConfigKeys.REPLICATION_FACTOR));
  }

  /** Where state stores live. */
  public Path stateFolder() {
    return Path.of(getString(ConfigKeys.STATE_FOLDER));
  }

  /** Who writes the offers: "offline" or the name of a model provider. */
  public String provider() {
    return getString(ConfigKeys.PROVIDER);
  }

  /** Where the provider listens; empty for its public address. */
  public Optional<URI> providerUrl() {
    return Optional.of(getString(ConfigKeys.PROVIDER_URL))
        .filter(url -> !url.isEmpty())
        .map(URI::create);
  }

  /** Settings for any of Kafka's clients. */
  public Map<String, Object> clientConfig() {
    Map<String, Object> settings = new HashMap<>(originalsWithPrefix(ConfigKeys.KAFKA_PREFIX));
    settings.put("bootstrap.servers", bootstrapServers());
    return settings;
  }
}
