package dev.attune.learn.simulation;

import dev.attune.learn.simulation.World.Visit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * A policy's life in a world.
 *
 * @param regret expected net value of the best arm minus that of the chosen, summed over the visits
 * @param revenue margin of the purchases
 * @param messages sent
 * @param cost of the messages
 * @param curve regret until the end of each day
 */
public record Run(double regret, double revenue, double messages, double cost, List<Double> curve) {

  public Run {
    curve = List.copyOf(curve);
  }

  /** Feedback that is not known yet. */
  private record Open(Visit visit, int arm, double reward, long knownAt) {}

  /** Lives it. */
  public static Run of(World world, Learner learner, long seed) {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    PriorityQueue<Open> open = new PriorityQueue<>(Comparator.comparingLong(Open::knownAt));
    Map<Integer, int[]> seen = new HashMap<>();
    double[] days = new double[world.settings().days()];
    double[] sums = new double[3];
    for (Visit visit : world.visits()) {
      while (!open.isEmpty() && open.peek().knownAt <= visit.at()) {
        Open known = open.remove();
        learner.learn(known.visit, known.arm, known.reward, known.knownAt);
      }
      int[] exposures = seen.computeIfAbsent(visit.user(), user -> new int[World.ARMS]);
      int arm = learner.choose(visit, random);
      double regret = best(world, visit, exposures) - world.expected(visit, arm, exposures[arm]);
      boolean bought = visit.luck() < world.purchaseRate(visit, arm, exposures[arm]);
      double margin = bought ? world.margin(arm) : 0;
      // Silence of a user is known when nobody waits for a purchase any more.
      long known =
          visit.at()
              + (bought
                  ? world.delay(visit)
                  : 3 * (long) (world.settings().delayHours() * World.HOUR));
      open.add(new Open(visit, arm, margin - world.cost(arm), known));
      exposures[arm]++;
      days[(int) (visit.at() / World.DAY)] += regret;
      sums[0] += margin;
      sums[1] += arm == 0 ? 0 : 1;
      sums[2] += world.cost(arm);
    }
    Arrays.parallelPrefix(days, Double::sum);
    return new Run(
        days[days.length - 1], sums[0], sums[1], sums[2], Arrays.stream(days).boxed().toList());
  }

  private static double best(World world, Visit visit, int[] exposures) {
    double best = Double.NEGATIVE_INFINITY;
    for (int arm = 0; arm < World.ARMS; arm++) {
      best = Math.max(best, world.expected(visit, arm, exposures[arm]));
    }
    return best;
  }
}
