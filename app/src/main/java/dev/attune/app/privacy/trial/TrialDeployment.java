package dev.attune.app.privacy.trial;

import dev.attune.app.broker.DataFolder;
import dev.attune.app.broker.EmbeddedBroker;
import dev.attune.app.cluster.Cluster;
import dev.attune.app.cluster.ClusterTopics;
import dev.attune.app.cluster.Registries;
import dev.attune.app.config.AppConfig;
import dev.attune.app.config.ConfigKeys;
import dev.attune.app.config.ServerConfig;
import dev.attune.app.pipeline.EventSender;
import dev.attune.app.pipeline.GroupNames;
import dev.attune.app.pipeline.Purses;
import dev.attune.app.pipeline.WorkerRun;
import dev.attune.app.pipeline.Workers;
import dev.attune.app.pipeline.Writers;
import dev.attune.app.privacy.Erasures;
import dev.attune.app.privacy.KeyShredder;
import dev.attune.app.process.Closing;
import dev.attune.app.registry.EmbeddedRegistry;
import dev.attune.app.registry.store.SubjectStore;
import dev.attune.app.server.AttuneServer;
import dev.attune.app.server.Deployment;
import dev.attune.app.server.access.AccessList;
import dev.attune.budget.BudgetPlan;
import dev.attune.generation.budget.Purse;
import dev.attune.generation.call.Deadlines;
import dev.attune.generation.lane.LanePolicy;
import dev.attune.generation.worker.GenerationWorker;
import dev.attune.generation.worker.WorkerLimits;
import dev.attune.schemas.registry.SchemaRegistry;
import dev.attune.schemas.seal.KeySource;
import dev.attune.schemas.seal.MasterKeys;
import dev.attune.schemas.topic.Secrecy;
import dev.attune.schemas.topic.Topic;
import dev.attune.topology.PersonalizationStreams;
import dev.attune.topology.TopologySettings;
import dev.attune.topology.playbook.Playbook;
import dev.attune.topology.prompt.template.TemplateLoader;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.streams.StreamsConfig;

/** Every part of a deployment in this process; its topics are compacted within seconds. */
final class TrialDeployment implements AutoCloseable {

  private static final Map<String, String> SOON =
      Map.of(
          "segment.ms", "1000",
          "min.compaction.lag.ms", "0",
          "max.compaction.lag.ms", "1000",
          "min.cleanable.dirty.ratio", "0.001",
          "delete.retention.ms", "100",
          "file.delete.delay.ms", "100");

  private final Closing opened = new Closing();
  private final DataFolder folder;
  private final AppConfig config;
  private final SchemaRegistry registry;
  private final MeterRegistry meters = new SimpleMeterRegistry();
  private final EventSender sender;
  private final Erasures erasures;
  private final AttuneServer server;

  TrialDeployment(AppConfig base, Playbook playbook, Secrecy secrecy) throws IOException {
    this.folder = opened.add(DataFolder.temporary());
    EmbeddedRegistry schemas =
        opened.add(
            EmbeddedRegistry.start(
                SubjectStore.keptIn(folder.resolve("schemas.json")), EmbeddedRegistry.ANY_PORT));
    EmbeddedBroker broker = opened.add(EmbeddedBroker.start(folder));
    AppConfig secrets = base.with(secrets(secrecy, folder.resolve("privacy.keys")));
    this.config =
        secrets.with(
            Map.of(
                ConfigKeys.BOOTSTRAP_SERVERS,
                broker.bootstrapServers(),
                ConfigKeys.REGISTRY_URL,
                schemas.url().toString(),
                ConfigKeys.PARTITIONS,
                "2",
                ConfigKeys.STATE_FOLDER,
                folder.resolve("state").toString(),
                ServerConfig.HOST,
                "127.0.0.1",
                ServerConfig.PORT,
                "0"));
    createTopics();
    this.registry = opened.add(Registries.open(config));
    opened.add(topology(playbook));
    KeyShredder.start(config, registry).ifPresent(opened::add);
    opened.add(worker());
    this.server =
        opened.add(
            AttuneServer.start(
                new Deployment(
                    config,
                    registry,
                    AccessList.openOnLoopback("trial", 100_000),
                    BudgetPlan.NONE,
                    InstantSource.system(),
                    meters)));
    this.sender = opened.add(EventSender.connect(config.topics(), registry, config.clientConfig()));
    this.erasures = opened.add(new Erasures(config, registry));
  }

  private static Map<String, String> secrets(Secrecy secrecy, Path file) throws IOException {
    return switch (secrecy) {
      case OPEN -> Map.of();
      case SEALED -> {
        KeySource.create(file, MasterKeys.random("trial"));
        yield Map.of(ConfigKeys.PRIVACY_KEYS, "file:" + file);
      }
    };
  }

  private void createTopics() {
    try (Cluster cluster = Cluster.connect(config)) {
      new ClusterTopics(cluster, config.topics()).createMissing(Optional.empty());
      Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
      for (Topic<?> topic : List.of(config.topics().offers(), config.topics().keys())) {
        changes.put(
            new ConfigResource(ConfigResource.Type.TOPIC, topic.name()),
            SOON.entrySet().stream()
                .map(entry ->
                    new AlterConfigOp(
                        new ConfigEntry(entry.getKey(), entry.getValue()),
                        AlterConfigOp.OpType.SET))
                .toList());
      }
      cluster.ask(admin -> admin.incrementalAlterConfigs(changes).all());
    }
  }

  private PersonalizationStreams topology(Playbook playbook) {
    Map<String, Object> streams = new HashMap<>(config.clientConfig());
    streams.put(StreamsConfig.STATE_DIR_CONFIG, config.stateFolder().toString());
    streams.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, 0);
    return PersonalizationStreams.start(
        TopologySettings.live(
            config.tenant(),
            config.topics(),
            registry,
            playbook,
            TemplateLoader.standard(),
            meters),
        new GroupNames(config.tenant()).topology(),
        streams);
  }

  private WorkerRun worker() {
    Deadlines deadlines = Deadlines.live(InstantSource.system());
    Purse purse =
        opened.add(
            new Purses(config.generation(), meters)
                .leased(config.clientConfig(), config.topics(), registry, InstantSource.system()));
    Workers workers = new Workers(config.topics(), registry, meters);
    WorkerLimits limits =
        WorkerLimits.of(
            500, Duration.ofMillis(500), Duration.ofSeconds(2), LanePolicy.live(deadlines));
    GenerationWorker worker =
        workers.connect(
            config.clientConfig(),
            new GroupNames(config.tenant()).generation(),
            opened.add(
                Writers.open(config.generation(), purse, deadlines, meters, registry.dataKeys())),
            limits);
    return WorkerRun.start(
        worker, workers.watchWithdrawals(config.clientConfig(), Instant.now(), worker));
  }

  AppConfig config() {
    return config;
  }

  SchemaRegistry registry() {
    return registry;
  }

  EventSender sender() {
    return sender;
  }

  Erasures erasures() {
    return erasures;
  }

  AttuneServer server() {
    return server;
  }

  MeterRegistry meters() {
    return meters;
  }

  /** The broker's segments and the stores. */
  List<Path> folders() {
    return List.of(folder.resolve("kafka"), folder.resolve("state"));
  }

  @Override
  public void close() {
    opened.close();
  }
}
