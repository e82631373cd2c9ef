package dev.attune.topology;

import dev.attune.schemas.registry.SchemaRegistry;
import dev.attune.schemas.topic.Topics;
import dev.attune.topology.graph.StoreBuilders.Durability;
import dev.attune.topology.ledger.AnswerTiming;
import dev.attune.topology.playbook.Playbook;
import dev.attune.topology.profile.TimerClock;
import dev.attune.topology.prompt.template.PromptTemplates;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;

/**
 * All that a topology is made of.
 *
 * @param tenant goes into the ids of triggers and requests
 * @param catalogHistory how far back a product's facts may be asked for
 * @param timing when an answer counts as given
 * @param now the clock of deadlines
 * @param timers up to when timers fire though no event comes
 */
public record TopologySettings(
    String tenant,
    Topics topics,
    SchemaRegistry registry,
    Playbook playbook,
    PromptTemplates templates,
    Duration catalogHistory,
    AnswerTiming timing,
    InstantSource now,
    TimerClock timers,
    Durability durability,
    MeterRegistry meters) {

  /** How far back a product's facts may be asked for, outside of replays. */
  public static final Duration CATALOG_HISTORY = Duration.ofDays(90);

  /** Settings of the production role. */
  public static TopologySettings live(
      String tenant,
      Topics topics,
      SchemaRegistry registry,
      Playbook playbook,
      PromptTemplates templates,
      MeterRegistry meters) {
    return new TopologySettings(
        tenant,
        topics,
        registry,
        playbook,
        templates,
        CATALOG_HISTORY,
        AnswerTiming.ON_ARRIVAL,
        InstantSource.system(),
        TimerClock.live(InstantSource.system()),
        Durability.REPLICATED,
        meters);
  }
}
