package dev.attune.topology.playbook;

import java.time.Duration;
import java.util.Map;

/**
 * A trigger as the playbook sets it: its kind, and every parameter of that kind, defaults filled
 * in.
 */
public record TriggerSpec(
    TriggerKind kind, Map<String, Duration> durations, Map<String, Double> numbers) {

  public TriggerSpec {
    durations = Map.copyOf(durations);
    numbers = Map.copyOf(numbers);
  }
}
