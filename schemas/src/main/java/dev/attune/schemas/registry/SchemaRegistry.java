package dev.attune.schemas.registry;

import dev.attune.schemas.seal.DataKeys;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;

/**
 * The part of a schema registry that producers, consumers and deployments need. Implementations may
 * be shared between threads. Every method throws {@link SchemaRegistryException}; its subtype says
 * whether another try can help.
 *
 * @see <a href="https://docs.confluent.io/platform/current/schema-registry/develop/api.html">the
 *     REST API</a>
 */
public interface SchemaRegistry extends AutoCloseable {

  /**
   * Opens the registry that the configuration names, behind a cache.
   *
   * @param config keys of {@link RegistryConfig}; others are ignored, so a whole client
   *     configuration may be given
   * @throws org.apache.kafka.common.config.ConfigException if the configuration is wrong
   */
  static SchemaRegistry open(Map<String, ?> config) {
    RegistryConfig parsed = new RegistryConfig(config);
    return parsed
        .mockScope()
        .<SchemaRegistry>map(MockSchemaRegistry::scope)
        .orElseGet(() -> overHttp(parsed));
  }

  private static SchemaRegistry overHttp(RegistryConfig config) {
    return new CachedSchemaRegistry(new HttpSchemaRegistry(config.restSettings()));
  }

  /**
   * Registers a schema under a subject. The same schema again gives the same id.
   *
   * @throws SchemaRegistryException.Incompatible if the subject's rule forbids it
   */
  int register(String subject, Schema schema);

  /**
   * The schema with this id.
   *
   * @throws SchemaRegistryException.UnknownSchema if there is none
   */
  Schema schemaById(int id);

  /** The versions of a subject in ascending order; empty if nobody registered it. */
  List<Integer> versions(String subject);

  /** The newest version of a subject. */
  Optional<RegisteredSchema> latest(String subject);

  /** The id of a schema that is registered under this subject. */
  Optional<Integer> lookup(String subject, Schema schema);

  /**
   * Whether the schema could be registered under the subject; true for a subject nobody registered.
   */
  boolean isCompatible(String subject, Schema schema);

  /** Sets the rule of one subject. */
  void setCompatibility(String subject, CompatibilityLevel level);

  /** Sets the rule of all subjects that have none of their own. */
  void setCompatibility(CompatibilityLevel level);

  /**
   * The keys that records of users are sealed with; empty where they are written plain. A registry
   * is where readers and writers meet to agree on how bytes are read, so the keys are found here,
   * as they are in Confluent's.
   */
  default Optional<DataKeys> dataKeys() {
    return Optional.empty();
  }

  @Override
  void close();
}
