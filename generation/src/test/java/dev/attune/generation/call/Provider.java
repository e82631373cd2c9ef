package dev.attune.generation.call;

import dev.attune.avro.GenerationRequest;
import dev.attune.generation.admit.AdmissionLimits;
import dev.attune.generation.admit.Gate;
import dev.attune.generation.admit.SimulatedPace;
import dev.attune.generation.model.Draft;
import dev.attune.generation.model.ModelIdentity;
import dev.attune.generation.model.TextModel;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** A model in a simulated time that takes its time and then does as its script says. */
final class Provider implements TextModel {

  private final String name;
  private final SimulatedPace pace;
  private final Duration takes;
  private final Supplier<Draft> script;
  private final List<Long> calls = new CopyOnWriteArrayList<>();

  Provider(String name, SimulatedPace pace, Duration takes, Supplier<Draft> script) {
    this.name = name;
    this.pace = pace;
    this.takes = takes;
    this.script = script;
  }

  /** When it was called, nanoseconds of the pace. */
  List<Long> calls() {
    return Collections.unmodifiableList(calls);
  }

  ChainedModel behind(AdmissionLimits limits) {
    return new ChainedModel(
        name, this, new Gate(name, limits, pace), Duration.ofSeconds(20), Duration.ofMillis(500));
  }

  @Override
  public ModelIdentity identity() {
    return new ModelIdentity("test", name, Map.of());
  }

  @Override
  public Draft write(GenerationRequest request) {
    calls.add(pace.nanos());
    pace.pass(takes);
    return script.get();
  }
}
