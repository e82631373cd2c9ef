package dev.attune.app.command;

import dev.attune.app.broker.DataFolder;
import dev.attune.app.broker.EmbeddedBroker;
import dev.attune.app.cluster.Cluster;
import dev.attune.app.cluster.ClusterTopics;
import dev.attune.app.config.AppConfig;
import dev.attune.app.config.ConfigKeys;
import dev.attune.app.registry.EmbeddedRegistry;
import dev.attune.app.registry.store.SubjectStore;
import dev.attune.app.subject.RegistrySubjects;
import dev.attune.schemas.registry.SchemaRegistry;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Walks the paths that every start takes: the launcher records their classes in an AOT cache. */
@Command(name = "warm-up", description = "Training run for the AOT cache.")
final class WarmUpCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    try (DataFolder folder = DataFolder.temporary();
        EmbeddedRegistry registry =
            EmbeddedRegistry.start(
                SubjectStore.keptIn(folder.resolve("schemas.json")), EmbeddedRegistry.ANY_PORT);
        EmbeddedBroker broker = EmbeddedBroker.start(folder)) {
      AppConfig config =
          AppConfig.of(
              Map.of(
                  ConfigKeys.BOOTSTRAP_SERVERS, broker.bootstrapServers(),
                  ConfigKeys.REGISTRY_URL, registry.url().toString()));
      return prepare(config);
    }
  }

  private static int prepare(AppConfig config) {
    try (Cluster cluster = Cluster.connect(config);
        SchemaRegistry registry = SchemaRegistry.open(config.registryConfig())) {
      ClusterTopics topics = new ClusterTopics(cluster, config.topics());
      topics.createMissing(config.replicationFactor());
      int schemas = new RegistrySubjects(registry, config.topics()).register().exitCode();
      return Math.max(schemas, topics.check().exitCode());
    }
  }
}
