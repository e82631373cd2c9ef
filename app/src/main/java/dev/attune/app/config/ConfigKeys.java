package dev.attune.app.config;

import dev.attune.generation.config.GenerationConfig;
import dev.attune.schemas.registry.RegistryConfig;
import dev.attune.schemas.topic.Topics;
import java.nio.file.Path;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;

/** Every key that can be set, its default and what it means: said here and nowhere else. */
public final class ConfigKeys {
  public static final String BOOTSTRAP_SERVERS = "bootstrap.servers";
  public static final String REGISTRY_URL = RegistryConfig.URL;
  public static final String TENANT = "tenant";
  public static final String TOPIC_PREFIX = "topic.prefix";
  public static final String PARTITIONS = "partitions";
  public static final String REPLICATION_FACTOR = "replication.factor";
  public static final String STATE_FOLDER = "state.folder";
  public static final String RETENTION = "topic.retention.days";
  public static final String PRIVACY_KEYS = "privacy.keys";
  public static final String PRIVACY_CONSUMERS = "privacy.consumers";

  static final String KAFKA_PREFIX = "kafka.";
  static final String REGISTRY_PREFIX = "registry.";

  public static final ConfigDef DEFINITION =
      withOthers(new ConfigDef())
          .define(
              BOOTSTRAP_SERVERS,
              ConfigDef.Type.LIST,
              "127.0.0.1:9092",
              Importance.HIGH,
              "Addresses of Kafka brokers, host:port, separated by commas.")
          .define(
              REGISTRY_URL,
              ConfigDef.Type.LIST,
              "http://127.0.0.1:8081",
              Importance.HIGH,
              "Addresses of the schema registry, separated by commas.")
          .define(
              TENANT,
              ConfigDef.Type.STRING,
              "shop",
              new TopicName(),
              Importance.HIGH,
              "The shop this deployment serves. Part of the application id and of every id made.")
          .define(
              TOPIC_PREFIX,
              ConfigDef.Type.STRING,
              "",
              new TopicName(),
              Importance.MEDIUM,
              "Goes before every topic's name, with a dot, so that shops can share a cluster.")
          .define(
              PARTITIONS,
              ConfigDef.Type.INT,
              Topics.DEFAULT_PARTITIONS,
              Range.between(1, 10_000),
              Importance.HIGH,
              "Partitions of every topic that is keyed by user. Cannot be changed later.")
          .define(
              REPLICATION_FACTOR,
              ConfigDef.Type.STRING,
              ReplicationFactor.CLUSTER_DEFAULT,
              new ReplicationFactor(),
              Importance.HIGH,
              "Copies of each partition, or 'cluster' for the cluster's own default.")
          .define(
              STATE_FOLDER,
              ConfigDef.Type.STRING,
              Path.of(System.getProperty("user.home"), ".attune", "state").toString(),
              Importance.MEDIUM,
              "Folder for state stores. They are rebuilt from Kafka when it is lost.")
          .define(
              RETENTION,
              ConfigDef.Type.LIST,
              "",
              Importance.MEDIUM,
              "How long topics are kept, where not as docs/topics.md says: name=days, separated by"
                  + " commas.")
          .define(
              PRIVACY_KEYS,
              ConfigDef.Type.STRING,
              "",
              Importance.HIGH,
              "Where the keys are that seal what is kept of users: file:PATH or env:VARIABLE; see"
                  + " 'attune keys new'. Without it nothing is sealed.")
          .define(
              PRIVACY_CONSUMERS,
              ConfigDef.Type.LIST,
              "",
              Importance.MEDIUM,
              "Names of the systems that must acknowledge each erasure, separated by commas.");

  private ConfigKeys() {}

  /**
   * The keys of worker, server and admin port belong to them; here they stand beside the others.
   */
  private static ConfigDef withOthers(ConfigDef definition) {
    GenerationConfig.definition().configKeys().values().forEach(definition::define);
    ServerConfig.definition().configKeys().values().forEach(definition::define);
    AdminConfig.definition().configKeys().values().forEach(definition::define);
    return definition;
  }
}
