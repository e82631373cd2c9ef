package dev.attune.benchmarks.upworthy;

import dev.attune.learn.comparison.SampleRatio;
import dev.attune.learn.sequence.ConfidenceSequence;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/** Runs the three. */
final class UpworthyWorkload {

  /** About ten clicks an arm at the archive's rate; tightest at its usual size. */
  private static final ConfidenceSequence SEQUENCE = new ConfidenceSequence(0.95, 4_000, 1_000);

  private final List<HeadlineTest> all;
  private final List<HeadlineTest> good;
  private final long seed;

  UpworthyWorkload(List<HeadlineTest> all, long seed) {
    this.all = all;
    this.good = all.stream().filter(t -> t.headlineOnly() && !t.isBadWeek()).toList();
    this.seed = seed;
  }

  UpworthyReport run() {
    List<Shuffle> shuffles =
        IntStream.range(0, good.size())
            .mapToObj(i -> Shuffle.of(good.get(i), SEQUENCE, random(0, i)))
            .toList();
    List<Repetition> counted = repeat(Repetition::counted);
    List<Repetition> shrunken = repeat(Repetition::shrunken);
    return new UpworthyReport(
        good.size(),
        share(shuffles, Shuffle::ours),
        share(shuffles, Shuffle::peeked),
        gain(counted, Repetition::bandit),
        gain(counted, Repetition::best),
        gain(shrunken, Repetition::bandit),
        gain(shrunken, Repetition::best),
        share(shrunken, r -> r.bandit() > r.equal()),
        alarms(test -> !test.isBadWeek()),
        alarms(HeadlineTest::isBadWeek),
        HeadlineForecast.of(good));
  }

  private List<Repetition> repeat(Function<HeadlineTest, double[]> rates) {
    return IntStream.range(0, good.size())
        .mapToObj(i -> Repetition.of(rates.apply(good.get(i)), good.get(i).views(), random(1, i)))
        .toList();
  }

  private double alarms(Predicate<HeadlineTest> which) {
    return share(all.stream().filter(which).toList(), UpworthyWorkload::alarms);
  }

  private static boolean alarms(HeadlineTest test) {
    double[] equal = new double[test.arms()];
    Arrays.fill(equal, 1.0 / test.arms());
    return SampleRatio.pValue(test.impressions(), equal) < SampleRatio.ALARM;
  }

  private static double gain(List<Repetition> runs, Function<Repetition, Double> clicks) {
    Repetition sum = runs.stream().reduce(Repetition.NONE, Repetition::plus);
    return clicks.apply(sum) / sum.equal() - 1;
  }

  private static <T> double share(List<T> all, Predicate<T> which) {
    return (double) all.stream().filter(which).count() / all.size();
  }

  private UniformRandomProvider random(int purpose, int test) {
    return RandomSource.XO_SHI_RO_256_PP.create(new long[] {seed, purpose, test, 0});
  }
}
