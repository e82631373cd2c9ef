package dev.attune.learn.posterior;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.ContinuousDistribution;

/**
 * Which arm is best, by integration over the beliefs: the probability that arm k has the greatest
 * mean is ∫ density of k(x) · Π over the others of their cumulative(x) dx. By Gauss and Legendre's
 * rule of 8 points on panels of two standard deviations of each of the beliefs; probabilities add
 * up to 1 within 1e-6, and are scaled to do so exactly.
 */
public final class BestArm {

  /** Edges of the panels, in deviations from a belief's mean. */
  private static final int[] STEPS = {-8, -6, -4, -2, 0, 2, 4, 6, 8};

  /** A belief about a rate is skewed, and has something left there. */
  private static final int[] FAR_STEPS = {-20, -12, 12, 20};

  private static final double[] NODES = {
    -0.9602898564975363, -0.7966664774136267, -0.5255324099163290, -0.1834346424956498,
    0.1834346424956498, 0.5255324099163290, 0.7966664774136267, 0.9602898564975363
  };
  private static final double[] WEIGHTS = {
    0.1012285362903763, 0.2223810344533745, 0.3137066458778873, 0.3626837833783620,
    0.3626837833783620, 0.3137066458778873, 0.2223810344533745, 0.1012285362903763
  };

  private BestArm() {}

  /** Probability of each arm to be the best, in their order; they add up to 1. */
  public static double[] probabilities(List<? extends Posterior> arms) {
    double[] probabilities = unscaled(arms);
    double sum = Arrays.stream(probabilities).sum();
    return Arrays.stream(probabilities).map(p -> p / sum).toArray();
  }

  static double[] unscaled(List<? extends Posterior> arms) {
    List<? extends ContinuousDistribution> beliefs =
        arms.stream().map(Posterior::distribution).toList();
    double[] probabilities = new double[arms.size()];
    double[] below = new double[arms.size()];
    integrate(
        arms,
        (x, weight) -> {
          for (int k = 0; k < below.length; k++) {
            below[k] = beliefs.get(k).cumulativeProbability(x);
          }
          for (int k = 0; k < below.length; k++) {
            double others = othersBelow(below, k);
            // Far from the others' beliefs a density adds nothing, and costs as much.
            if (others > 0) {
              probabilities[k] += weight * others * beliefs.get(k).density(x);
            }
          }
        });
    return probabilities;
  }

  /**
   * What is lost on the mean by choosing the second if the first is better, in the unit of the
   * reward: E[max(first - second, 0)], the integral of P(first > x, second <= x) over x.
   */
  public static double expectedLoss(Posterior first, Posterior second) {
    ContinuousDistribution one = first.distribution();
    ContinuousDistribution other = second.distribution();
    double[] sum = new double[1];
    integrate(
        List.of(first, second),
        (x, weight) ->
            sum[0] += weight * one.survivalProbability(x) * other.cumulativeProbability(x));
    return sum[0];
  }

  private static double othersBelow(double[] below, int arm) {
    double product = 1;
    for (int j = 0; j < below.length; j++) {
      product *= j == arm ? 1 : below[j];
    }
    return product;
  }

  /** Where a function is looked at, and with what weight. */
  private interface Node {
    void visit(double at, double weight);
  }

  private static void integrate(List<? extends Posterior> arms, Node node) {
    double[] edges = arms.stream().flatMapToDouble(BestArm::edges).sorted().distinct().toArray();
    for (int i = 1; i < edges.length; i++) {
      double half = (edges[i] - edges[i - 1]) / 2;
      double centre = edges[i - 1] + half;
      for (int n = 0; n < NODES.length; n++) {
        node.visit(centre + NODES[n] * half, WEIGHTS[n] * half);
      }
    }
  }

  /** Within its deviations a belief is smooth; no panel steps over one that is narrow. */
  private static DoubleStream edges(Posterior arm) {
    if (arm instanceof NormalPosterior) {
      return IntStream.of(STEPS).mapToDouble(step -> arm.mean() + step * arm.deviation());
    }
    DoubleStream steps =
        IntStream.concat(IntStream.of(STEPS), IntStream.of(FAR_STEPS))
            .mapToDouble(step -> arm.mean() + step * arm.deviation())
            .filter(edge -> 0 < edge && edge < 1);
    return DoubleStream.concat(DoubleStream.of(0, 1), steps);
  }
}
