package dev.attune.learn.simulation;

import dev.attune.learn.statistic.Interval;
import dev.attune.learn.statistic.Moments;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A policy over several worlds. Figures are means with intervals of 95 % by Student's t.
 *
 * @param policy its name
 * @param againstThompson regret minus that of Thompson sampling in the same worlds
 * @param curve regret until the end of each day
 */
public record Standing(
    String policy,
    Figure regret,
    Figure revenue,
    Figure messages,
    Figure cost,
    Figure againstThompson,
    List<Figure> curve) {

  public Standing {
    curve = List.copyOf(curve);
  }

  private static final double LEVEL = 0.95;

  /** A mean over worlds with its interval. */
  public record Figure(double mean, Interval interval) {

    static Figure of(double[] values) {
      Moments moments = Moments.of(values);
      double quantile =
          TDistribution.of(values.length - 1.0).inverseCumulativeProbability((1 + LEVEL) / 2);
      return new Figure(
          moments.mean(),
          Interval.around(moments.mean(), quantile * Math.sqrt(moments.meanVariance()), LEVEL));
    }
  }

  /**
   * Every contestant in the same worlds.
   *
   * @param seeds how many worlds, at least 2
   */
  public static List<Standing> of(WorldSettings settings, int seeds, long firstSeed) {
    List<World> worlds =
        IntStream.range(0, seeds).mapToObj(i -> new World(settings, firstSeed + i)).toList();
    List<Run> reference = runs(Contestant.THOMPSON, worlds, firstSeed);
    return Contestant.ALL.stream()
        .map(contestant ->
            standing(
                contestant.name(),
                contestant.equals(Contestant.THOMPSON)
                    ? reference
                    : runs(contestant, worlds, firstSeed),
                reference))
        .toList();
  }

  private static List<Run> runs(Contestant contestant, List<World> worlds, long firstSeed) {
    return IntStream.range(0, worlds.size())
        .mapToObj(
            i -> Run.of(worlds.get(i), contestant.start().apply(worlds.get(i)), ~(firstSeed + i)))
        .toList();
  }

  private static Standing standing(String name, List<Run> runs, List<Run> reference) {
    double[] differences =
        IntStream.range(0, runs.size())
            .mapToDouble(i -> runs.get(i).regret() - reference.get(i).regret())
            .toArray();
    return new Standing(
        name,
        figure(runs, Run::regret),
        figure(runs, Run::revenue),
        figure(runs, Run::messages),
        figure(runs, Run::cost),
        Figure.of(differences),
        IntStream.range(0, runs.getFirst().curve().size())
            .mapToObj(day -> figure(runs, run -> run.curve().get(day)))
            .toList());
  }

  private static Figure figure(List<Run> runs, ToDoubleFunction<Run> of) {
    return Figure.of(runs.stream().mapToDouble(of).toArray());
  }
}
