package dev.attune.benchmarks.jmh;

import dev.attune.app.pipeline.Playbooks;
import dev.attune.avro.Profile;
import dev.attune.topology.event.UserEvent;
import dev.attune.topology.profile.Moment;
import dev.attune.topology.profile.ProfileHash;
import dev.attune.topology.profile.ProfileUpdater;
import dev.attune.topology.prompt.template.TemplateLoader;
import dev.attune.topology.trigger.Fired;
import dev.attune.topology.trigger.TriggerEvaluator;
import dev.attune.topology.trigger.rule.TriggerRules;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What one event costs between the stores: fold it in, look at the rules, find the next timer. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ProfileBenchmark {

  private final BusyUser user = BusyUser.afterManyVisits();
  private final ProfileUpdater updater = BusyUser.updater();
  private final TriggerEvaluator triggers =
      new TriggerEvaluator(
          "bench",
          Playbooks.load(Optional.empty(), TemplateLoader.standard()).scenarios(),
          TriggerRules::of);
  private int next;

  @Benchmark
  public Profile update() {
    return updater.apply(user.profile(), event());
  }

  @Benchmark
  public List<Fired> updateAndRules() {
    UserEvent event = event();
    Profile after = updater.apply(user.profile(), event);
    return triggers.evaluate(
        new Moment.Changed(user.profile(), after, event), (product, asOf) -> null);
  }

  @Benchmark
  public Instant nextTimer() {
    return triggers.dueAfter(
        user.profile(), user.profile().getActivity().getClockAt(), (product, asOf) -> null);
  }

  @Benchmark
  public String hash() {
    return ProfileHash.of(user.profile());
  }

  private UserEvent event() {
    next = (next + 1) % user.events().size();
    return user.events().get(next);
  }
}
