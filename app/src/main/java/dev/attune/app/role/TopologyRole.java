package dev.attune.app.role;

import dev.attune.app.cluster.Registries;
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
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads events, decides, writes requests, offers and decisions. */
public record TopologyRole(
    AppConfig config, Playbook playbook, PromptTemplates templates, MeterRegistry meters) {

  private static final Logger LOG = LoggerFactory.getLogger(TopologyRole.class);
  private static final Duration LOOK = Duration.ofMillis(200);

  /**
   * Runs until it is asked to stop.
   *
   * @throws IllegalStateException where the topology gave up; the log says why
   */
  public void run(StopSignal stop) throws InterruptedException {
    try (SchemaRegistry registry = Registries.open(config);
        PersonalizationStreams topology = start(registry);
        Closing beside = new Closing()) {
      Optional<KeyShredder> shredder = KeyShredder.start(config, registry).map(beside::add);
      KafkaStreams streams = topology.streams();
      while (!stop.await(LOOK) && !streams.state().equals(KafkaStreams.State.RUNNING)) {
        requireAlive(streams);
      }
      if (!stop.isSet()) {
        LOG.info("Topology {} runs on {}", applicationId(), config.bootstrapServers());
      }
      while (!stop.await(LOOK)) {
        requireAlive(streams);
        shredder.ifPresent(KeyShredder::requireAlive);
      }
    }
  }

  private PersonalizationStreams start(SchemaRegistry registry) {
    return PersonalizationStreams.start(
        TopologySettings.live(
            config.tenant(), config.topics(), registry, playbook, templates, meters),
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

  private static void requireAlive(KafkaStreams streams) {
    if (streams.state().hasStartedOrFinishedShuttingDown()) {
      throw new IllegalStateException("the topology stopped: " + streams.state());
    }
  }
}
