package dev.attune.learn.posterior;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Which arm is best, by integration over the beliefs: the probability that arm k has the greatest
 * mean is ∫ density of k(x) · Π over the others of their cumulative(x) dx. By Gauss and Legendre's
 * rule of 8 points between the standard deviations of all the beliefs, 9 to each side;
 * probabilities add up to 1 within 1e-9, and are scaled to do so exactly.
 */
public final class BestArm {

  private static final int REACH = 9;
  private static final double[] NODES = {
    0.1834346424956498, 0.5255324099163290, 0.7966664774136267, 0.9602898564975363
  };
  private static final double[] WEIGHTS = {
    0.3626837833783620, 0.3137066458778873, 0.2223810344533745, 0.1012285362903763
  };

  private BestArm() {}

  /** Probability of each arm to be the best, in their order; they add up to 1. */
  public static double[] probabilities(List<? extends Posterior> arms) {
    double[] probabilities = new double[arms.size()];
    double sum = 0;
    for (int k = 0; k < probabilities.length; k++) {
      probabilities[k] = best(arms, k);
      sum += probabilities[k];
    }
    for (int k = 0; k < probabilities.length; k++) {
      probabilities[k] /= sum;
    }
    return probabilities;
  }

  /**
   * What is lost on the mean by choosing the second if the first is better, in the unit of the
   * reward: E[max(first - second, 0)].
   */
  public static double expectedLoss(Posterior first, Posterior second) {
    // E[(A-B)+] is the integral of P(A > x and B <= x) over x.
    double low = Math.min(from(first), from(second));
    double high = Math.max(to(first), to(second));
    return integrate(
        low, high, List.of(first, second), x -> (1 - first.cumulative(x)) * second.cumulative(x));
  }

  private static double best(List<? extends Posterior> arms, int best) {
    Posterior arm = arms.get(best);
    return integrate(
        from(arm),
        to(arm),
        arms,
        x -> {
          double product = arm.density(x);
          for (int j = 0; j < arms.size() && product > 0; j++) {
            product *= j == best ? 1 : arms.get(j).cumulative(x);
          }
          return product;
        });
  }

  private static double from(Posterior arm) {
    double from = arm.mean() - REACH * arm.deviation();
    return arm instanceof BetaPosterior ? Math.max(0, from) : from;
  }

  private static double to(Posterior arm) {
    double to = arm.mean() + REACH * arm.deviation();
    return arm instanceof BetaPosterior ? Math.min(1, to) : to;
  }

  private static double integrate(
      double low, double high, List<? extends Posterior> arms, DoubleUnaryOperator function) {
    double[] edges =
        DoubleStream.concat(
                DoubleStream.of(low, high),
                arms.stream()
                    .flatMapToDouble(BestArm::edges)
                    .filter(edge -> low < edge && edge < high))
            .sorted()
            .toArray();
    double sum = 0;
    for (int i = 1; i < edges.length; i++) {
      sum += panel(edges[i - 1], edges[i], function);
    }
    return sum;
  }

  /** Within its deviation a belief is smooth; a panel must not step over one that is narrow. */
  private static DoubleStream edges(Posterior arm) {
    return IntStream.rangeClosed(-REACH, REACH)
        .mapToDouble(step -> arm.mean() + step * arm.deviation());
  }

  private static double panel(double low, double high, DoubleUnaryOperator function) {
    double half = (high - low) / 2;
    double centre = low + half;
    double sum = 0;
    for (int i = 0; i < NODES.length; i++) {
      sum +=
          WEIGHTS[i]
              * (function.applyAsDouble(centre - NODES[i] * half)
                  + function.applyAsDouble(centre + NODES[i] * half));
    }
    return sum * half;
  }
}
