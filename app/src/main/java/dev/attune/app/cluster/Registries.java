package dev.attune.app.cluster;

import dev.attune.app.config.AppConfig;
import dev.attune.app.error.UserException;
import dev.attune.schemas.keyring.KeyTopic;
import dev.attune.schemas.keyring.SealingRegistry;
import dev.attune.schemas.registry.SchemaRegistry;
import dev.attune.schemas.seal.MasterKeys;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;

/** Opens the registry of a deployment, with the users' data keys where it has any. */
public final class Registries {

  private Registries() {}

  /**
   * The registry; the caller closes it.
   *
   * @throws UserException where the data keys cannot be read
   */
  public static SchemaRegistry open(AppConfig config) {
    Optional<MasterKeys> masters = config.masterKeys();
    SchemaRegistry schemas = SchemaRegistry.open(config.registryConfig());
    return masters.<SchemaRegistry>map(found -> sealing(config, found, schemas)).orElse(schemas);
  }

  private static SealingRegistry sealing(
      AppConfig config, MasterKeys masters, SchemaRegistry schemas) {
    try {
      return new SealingRegistry(
          schemas, KeyTopic.open(config.topics().keys(), masters, schemas, config.clientConfig()));
    } catch (KafkaException | IllegalArgumentException e) {
      schemas.close();
      throw new UserException(
          "The data keys of the users cannot be read: " + e.getMessage() + ".",
          "Run 'attune topics create', and name all master keys in 'privacy.keys'.",
          e);
    }
  }
}
