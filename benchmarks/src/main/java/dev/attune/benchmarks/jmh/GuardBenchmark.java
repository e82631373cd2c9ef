package dev.attune.benchmarks.jmh;

import dev.attune.avro.Brief;
import dev.attune.avro.GuardResult;
import dev.attune.avro.OfferText;
import dev.attune.guards.Guards;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** All guards on an ordinary offer in one language; the mode gives the median beside the tails. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class GuardBenchmark {

  @Param({"en", "de", "zh"})
  private String language = "en";

  private final Guards guards = Guards.standard();

  @Setup
  public void checkThatAllPass() {
    Guards.firstFailure(judge())
        .ifPresent(failure -> {
          throw new IllegalStateException("no ordinary text: " + failure);
        });
  }

  @Benchmark
  public List<GuardResult> judge() {
    Brief brief = JudgedOffers.brief(language);
    OfferText text = JudgedOffers.text(language);
    return guards.judge(text, brief, JudgedOffers.INSTRUCTIONS);
  }
}
