package dev.attune.topology.policy;

import dev.attune.avro.Assignment;
import dev.attune.avro.SourceOffset;
import dev.attune.topology.trigger.Fired;
import java.util.List;

/**
 * A trigger that may lead to a request.
 *
 * @param assignment which variant
 * @param consentVersion the consent it stands on; 0 where the playbook's default held
 * @param sources where the causing events lie
 */
public record Admitted(
    Fired fired, Assignment assignment, long consentVersion, List<SourceOffset> sources) {

  public Admitted {
    sources = List.copyOf(sources);
  }
}
