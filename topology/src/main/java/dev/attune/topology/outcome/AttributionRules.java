package dev.attune.topology.outcome;

import dev.attune.topology.playbook.Scenario;
import dev.attune.topology.playbook.reward.AttributionRule;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rules of all scenarios, and how long anything may matter by them. Pure. */
final class AttributionRules {

  private final Map<String, AttributionRule> rules = new HashMap<>();
  private final Duration longest;

  AttributionRules(List<Scenario> scenarios) {
    Duration most = Duration.ZERO;
    for (Scenario scenario : scenarios) {
      AttributionRule rule = scenario.attribution();
      if (rule != null) {
        rules.put(scenario.name(), rule);
        Duration whole = Duration.between(Instant.EPOCH, rule.settled(Instant.EPOCH));
        most = whole.compareTo(most) > 0 ? whole : most;
      }
    }
    this.longest = most;
  }

  /** Whether anything is judged. */
  boolean any() {
    return !rules.isEmpty();
  }

  /** The rule of a scenario; null where its offers are not judged. */
  @Nullable AttributionRule of(String scenario) {
    return rules.get(scenario);
  }

  /** From when on nothing that began at this moment can change any more, by whatever rule. */
  Instant settled(Instant start) {
    return start.plus(longest);
  }
}
