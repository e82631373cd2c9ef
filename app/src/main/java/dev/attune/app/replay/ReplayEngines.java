package dev.attune.app.replay;

import dev.attune.app.broker.DataFolder;
import dev.attune.app.pipeline.Workers;
import dev.attune.generation.call.Generator;
import dev.attune.generation.lane.LanePolicy;
import dev.attune.generation.worker.WorkerLimits;
import dev.attune.schemas.registry.MockSchemaRegistry;
import dev.attune.schemas.topic.Topics;
import dev.attune.topology.TopologySettings;
import dev.attune.topology.graph.StoreBuilders.Durability;
import dev.attune.topology.ledger.AnswerTiming;
import dev.attune.topology.playbook.Playbook;
import dev.attune.topology.prompt.template.PromptTemplates;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Makes the engine of a replay.
 *
 * @param tenant goes into the ids of triggers and requests
 */
public record ReplayEngines(
    String tenant,
    Playbook playbook,
    PromptTemplates templates,
    Generator generator,
    MeterRegistry meters) {

  /** A replay asks for facts of any age. */
  private static final Duration FOR_EVER = Duration.ofDays(36_500);

  private static final WorkerLimits LIMITS =
      WorkerLimits.of(500, Duration.ofMillis(200), Duration.ofSeconds(5), LanePolicy.replay());

  ReplayEngine make(ReplayRequest request, DataFolder folder) {
    ReplayClock clock = new ReplayClock();
    return switch (request.engine()) {
      case INLINE ->
          new InlineEngine(settings(1, clock, Durability.LOCAL), clock, folder, generator);
      case KAFKA ->
          kafka(settings(request.partitions(), clock, Durability.REPLICATED), clock, folder);
    };
  }

  private ReplayEngine kafka(TopologySettings settings, ReplayClock clock, DataFolder folder) {
    Workers workers = new Workers(settings.topics(), settings.registry(), meters);
    return new KafkaEngine(
        settings,
        clock,
        folder,
        client -> workers.connect(client, KafkaEngine.WORKER_GROUP, generator, LIMITS));
  }

  private TopologySettings settings(int partitions, ReplayClock clock, Durability durability) {
    return new TopologySettings(
        tenant,
        new Topics("", partitions),
        new MockSchemaRegistry(),
        playbook.withoutBatches(),
        templates,
        FOR_EVER,
        AnswerTiming.AS_RECORDED,
        InstantSource.system(),
        clock,
        durability,
        meters);
  }
}
