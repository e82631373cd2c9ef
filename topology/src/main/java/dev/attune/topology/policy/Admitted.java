package dev.attune.topology.policy;

import dev.attune.avro.Admission;
import dev.attune.avro.Assignment;
import dev.attune.avro.ModelProcessing;
import dev.attune.avro.SourceOffset;
import dev.attune.topology.trigger.Fired;
import java.time.Instant;
import java.util.List;

/**
 * A trigger that may lead to a request.
 *
 * @param at when it was let through: when it fired, or when quiet hours released it
 * @param assignment which variant
 * @param grounds what it stands on
 * @param admissions what has to be remembered of admissions once it is opened; only the gate makes
 *     them
 * @param sources where the causing events lie
 */
public record Admitted(
    Fired fired,
    Instant at,
    Assignment assignment,
    Grounds grounds,
    List<Admission> admissions,
    List<SourceOffset> sources) {

  public Admitted {
    admissions = List.copyOf(admissions);
    sources = List.copyOf(sources);
  }

  /**
   * The consent behind it.
   *
   * @param version 0 where the playbook's default held
   * @param processing who may see the request
   */
  public record Grounds(long version, ModelProcessing processing) {}
}
