package dev.attune.benchmarks.engine;

import dev.attune.app.pipeline.Playbooks;
import dev.attune.schemas.registry.SchemaRegistry;
import dev.attune.topology.PersonalizationStreams;
import dev.attune.topology.TopologySettings;
import dev.attune.topology.graph.StoreBuilders.Durability;
import dev.attune.topology.ledger.AnswerTiming;
import dev.attune.topology.profile.TimerClock;
import dev.attune.topology.prompt.template.PromptTemplates;
import dev.attune.topology.prompt.template.TemplateLoader;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The whole topology as the production role runs it, on the playbook that comes with Attune or
 * another.
 *
 * <p>One thing differs: timers follow the log's time even when it rests, for the log lies in the
 * past. Deadlines go by the clock, so each request ends at the next tick after it was made: no
 * worker answers here, and the topology pays for a decision on every request.
 */
final class WholeEngine {

  private static final TimerClock LOG_TIME = (streamTime, idle) -> streamTime;

  private WholeEngine() {}

  static PersonalizationStreams start(
      EngineSettings settings, SchemaRegistry registry, Optional<Path> playbook) {
    PromptTemplates templates = TemplateLoader.standard();
    TopologySettings topology =
        new TopologySettings(
            "bench",
            settings.topics(),
            registry,
            Playbooks.load(playbook, templates),
            templates,
            TopologySettings.CATALOG_HISTORY,
            AnswerTiming.ON_ARRIVAL,
            InstantSource.system(),
            LOG_TIME,
            Durability.REPLICATED,
            new SimpleMeterRegistry());
    return PersonalizationStreams.start(
        topology, EngineKind.WHOLE.applicationId(), settings.streamsConfig());
  }
}
