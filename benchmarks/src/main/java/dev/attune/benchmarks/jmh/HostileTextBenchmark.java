package dev.attune.benchmarks.jmh;

import dev.attune.avro.Brief;
import dev.attune.avro.GuardResult;
import dev.attune.avro.OfferText;
import dev.attune.guards.Guards;
import dev.attune.guards.judge.JudgedText;
import dev.attune.guards.judge.TextGuard;
import dev.attune.text.personal.PersonalData;
import dev.attune.text.personal.span.PersonalDataSpan;
import java.util.List;
import java.util.Locale;
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

/**
 * The slowest guard, and the finder of personal data alone, on 10 KB of a piece that is repeated: a
 * guard's steps must not grow faster than the text.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class HostileTextBenchmark {

  private static final int LENGTH = 10_240;

  @Param({
    "a",
    "1 ",
    "<a ",
    "a.com ",
    "+493090182 ",
    "+1 212 555 0100 ",
    "RSSMRA85T10A562 ",
    "4111 1111 1111 111 ",
    "A Street 1 ",
    "twenty euros off ",
    "Ab "
  })
  private String piece = "a";

  private final Guards guards = Guards.standard();
  private final PersonalData personalData = new PersonalData();
  private final Brief brief = JudgedOffers.brief("en");
  private String hostile = "";

  @Setup
  public void repeat() {
    hostile = piece.repeat(LENGTH / piece.length());
  }

  /** All of them; each takes less than this. */
  @Benchmark
  public List<GuardResult> judge() {
    JudgedText text = JudgedText.of(new OfferText("Still here", hostile, "Have a look"));
    return guards.all().stream().map(guard -> judged(guard, text)).toList();
  }

  /** Without the bound that guards put on a text's length. */
  @Benchmark
  public List<PersonalDataSpan> find() {
    return personalData.find(hostile, Locale.ENGLISH);
  }

  private GuardResult judged(TextGuard guard, JudgedText text) {
    return guard.judge(text, brief);
  }
}
