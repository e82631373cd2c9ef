package dev.attune.modelserver.script;

import dev.attune.modelserver.batch.BatchTimes;
import dev.attune.modelserver.behaviour.Behaviour;
import dev.attune.modelserver.behaviour.Call;
import dev.attune.modelserver.behaviour.Latency;
import dev.attune.modelserver.behaviour.Outcome;
import dev.attune.modelserver.openai.tuning.TuningTimes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads a script. Every mistake ends in one line that names the file and the key. */
final class ScriptReader {

  private final String file;

  ScriptReader(String file) {
    this.file = file;
  }

  Script read(String yaml) {
    Section root = Section.of(file, parsed(yaml), "seed", "latency", "batches", "tuning", "rules");
    long seed = root.read("seed", Long::valueOf).orElse(1L);
    Latency latency = root.latency("latency").orElse(Latency.NONE);
    List<Rule> rules = new ArrayList<>();
    List<?> listed = root.list("rules");
    for (int i = 0; i < listed.size(); i++) {
      String place = "%s.rules[%d]".formatted(file, i + 1);
      rules.add(RuleReader.read(place, listed.get(i), seed + i + 1));
    }
    Behaviour usual = Behaviour.answering().taking(latency, seed);
    Behaviour behaviour =
        Behaviour.apart(
            call ->
                first(rules, call)
                    .map(rule -> rule.outcome(call, usual.of(call).latency()))
                    .orElseGet(() -> usual.of(call)),
            request ->
                first(rules.stream().filter(Rule::namesPath).toList(), request)
                    .map(rule -> rule.outcome(request, Duration.ZERO))
                    .orElse(Outcome.ANSWER));
    return new Script(seed, behaviour, batches(root), tuning(root));
  }

  private static Optional<Rule> first(List<Rule> rules, Call call) {
    return rules.stream().filter(rule -> rule.matches(call)).findFirst();
  }

  private static BatchTimes batches(Section root) {
    BatchTimes usual = BatchTimes.QUICK;
    if (!root.has("batches")) {
      return usual;
    }
    Section times = root.section("batches", "validating", "running", "window");
    return new BatchTimes(
        times.time("validating", usual.validating()),
        times.time("running", usual.running()),
        times.time("window", usual.window()));
  }

  private static TuningTimes tuning(Section root) {
    TuningTimes usual = TuningTimes.QUICK;
    if (!root.has("tuning")) {
      return usual;
    }
    Section times = root.section("tuning", "validating", "queued", "running");
    return new TuningTimes(
        times.time("validating", usual.validating()),
        times.time("queued", usual.queued()),
        times.time("running", usual.running()));
  }

  private Object parsed(String yaml) {
    try {
      Object root = new Load(LoadSettings.builder().setLabel(file).build()).loadFromString(yaml);
      if (root == null) {
        throw new IllegalArgumentException(file + " is empty");
      }
      return root;
    } catch (YamlEngineException e) {
      throw new IllegalArgumentException(file + " is not YAML: " + e.getMessage(), e);
    }
  }
}
