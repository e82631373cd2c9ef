package dev.attune.app.broker;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * Prepares a folder for KRaft, as {@code kafka-storage format} does; a prepared one stays as it is.
 */
final class StorageFormat {
  // One name for all: a folder that is formatted again has to show the same one.
  private static final String CLUSTER_ID = "attune-embedded";

  private StorageFormat() {}

  static void format(Path logs) {
    try (PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
      new Formatter()
          .setClusterId(CLUSTER_ID)
          .setNodeId(BrokerProperties.NODE_ID)
          .setDirectories(List.of(logs.toString()))
          .setMetadataLogDirectory(logs.toString())
          .setControllerListenerName(BrokerProperties.CONTROLLER_LISTENER)
          .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
          .setReleaseVersion(MetadataVersion.latestProduction())
          .setIgnoreFormatted(true)
          .setPrintStream(nowhere)
          .run();
    } catch (Exception e) {
      throw new IllegalStateException("Cannot format " + logs + " for Kafka", e);
    }
  }
}
