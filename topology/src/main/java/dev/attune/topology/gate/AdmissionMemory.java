package dev.attune.topology.gate;

import dev.attune.avro.Admission;
import dev.attune.topology.playbook.Scenario;
import dev.attune.topology.playbook.frequency.Caps;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What must be remembered of admissions: those that a cap or the user's cool-down may still count,
 * and of each scenario the newest within its own cool-down. Pure.
 */
final class AdmissionMemory {

  /** Most that are remembered: as many as the highest limit, so that no cap can be outgrown. */
  private static final int MOST = 1_000;

  private final Duration window;
  private final Map<String, Duration> coolDowns = new HashMap<>();

  AdmissionMemory(Caps caps, List<Scenario> scenarios) {
    this.window =
        Stream.concat(
                Stream.of(caps.coolDown()),
                caps.rules().stream()
                    .filter(cap -> cap.limit() != Caps.Cap.UNLIMITED)
                    .map(cap -> cap.window().longest()))
            .max(Duration::compareTo)
            .orElseThrow();
    scenarios.forEach(scenario -> coolDowns.put(scenario.name(), scenario.coolDown()));
  }

  /** What is remembered after a new admission, oldest first. */
  List<Admission> with(List<Admission> before, Admission admission) {
    Set<String> newer = new HashSet<>(Set.of(admission.getScenario()));
    List<Admission> kept = new ArrayList<>(before.size() + 1);
    kept.add(admission);
    for (Admission each : before.reversed()) {
      boolean newest = newer.add(each.getScenario());
      if (isWithin(window, each, admission.getAt())
          || (newest && isWithin(coolDown(each), each, admission.getAt()))) {
        kept.add(each);
      }
    }
    return kept.subList(0, Math.min(MOST, kept.size())).reversed();
  }

  private Duration coolDown(Admission admission) {
    return coolDowns.getOrDefault(admission.getScenario(), Duration.ZERO);
  }

  private static boolean isWithin(Duration length, Admission admission, Instant now) {
    return admission.getAt().isAfter(now.minus(length));
  }
}
