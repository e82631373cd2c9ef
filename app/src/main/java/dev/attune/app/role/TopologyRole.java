package dev.attune.app.role;

import dev.attune.app.admin.AdminServer;
import dev.attune.app.admin.Health;
import dev.attune.app.admin.Metrics;
import dev.attune.app.cluster.Registries;
import dev.attune.app.config.AdminConfig;
import dev.attune.app.config.AppConfig;
import dev.attune.app.pipeline.GroupNames;
import dev.attune.app.privacy.KeyShredder;
import dev.attune.app.process.Closing;
import dev.attune.app.process.StopSignal;
import dev.attune.schemas.registry.SchemaRegistry;
import dev.attune.topology.PersonalizationStreams;
import dev.attune.topology.TopologySettings;
import dev.attune.topology.playbook.Playbook;
import dev.attune.topology.prompt.template.PromptTemplates;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads events, decides, writes requests, offers and decisions.
 *
 * @param told gets the line that says where health and metrics are
 */
public record TopologyRole(
    AppConfig config,
    Playbook playbook,
    PromptTemplates templates,
    Metrics metrics,
    Consumer<String> told) {

  private static final Logger LOG = LoggerFactory.getLogger(TopologyRole.class);
  private static final Duration LOOK = Duration.ofMillis(200);

  /**
   * Runs until it is asked to stop.
   *
   * @throws IllegalStateException where the topology gave up; the log says why
   */
  public void run(StopSignal stop) throws InterruptedException {
    AtomicBoolean started = new AtomicBoolean();
    try (SchemaRegistry registry = Registries.open(config);
        PersonalizationStreams topology = start(registry);
        KafkaStreamsMetrics inside = new KafkaStreamsMetrics(topology.streams());
        AdminServer admin = admin(topology.streams(), started);
        Closing beside = new Closing()) {
      Optional<KeyShredder> shredder = KeyShredder.start(config, registry).map(beside::add);
      inside.bindTo(metrics.registry());
      told.accept("topology.admin.url=" + admin.url());
      while (!stop.await(LOOK)) {
        look(topology.streams(), started);
        shredder.ifPresent(KeyShredder::requireAlive);
      }
    }
  }

  private void look(KafkaStreams streams, AtomicBoolean started) {
    KafkaStreams.State state = streams.state();
    if (state.hasStartedOrFinishedShuttingDown()) {
      throw new IllegalStateException("the topology stopped: " + state);
    }
    if (state.equals(KafkaStreams.State.RUNNING) && started.compareAndSet(false, true)) {
      LOG.info("Topology {} runs on {}", applicationId(), config.bootstrapServers());
    }
  }

  private AdminServer admin(KafkaStreams streams, AtomicBoolean started) {
    AdminConfig operated = config.admin();
    Health health =
        new Health(
            () -> !streams.state().hasStartedOrFinishedShuttingDown(),
            started::get,
            () -> streams.state().equals(KafkaStreams.State.RUNNING));
    return AdminServer.start(
        operated.host(), operated.topologyPort(), AdminConfig.TOPOLOGY_PORT, health, metrics);
  }

  private PersonalizationStreams start(SchemaRegistry registry) {
    return PersonalizationStreams.start(
        TopologySettings.live(
            config.tenant(), config.topics(), registry, playbook, templates, metrics.registry()),
        applicationId(),
        streamsConfig());
  }

  private Map<String, Object> streamsConfig() {
    Map<String, Object> settings = new HashMap<>(config.clientConfig());
    settings.put(StreamsConfig.STATE_DIR_CONFIG, config.stateFolder().toString());
    settings.putIfAbsent(
        StreamsConfig.NUM_STREAM_THREADS_CONFIG, Runtime.getRuntime().availableProcessors());
    return settings;
  }

  private String applicationId() {
    return new GroupNames(config.tenant()).topology();
  }
}
