package dev.attune.learn.experiment;

import dev.attune.learn.statistic.Moments;
import java.util.Collection;

/**
 * Takes out of the outcomes what was known before (Deng, Xu, Kohavi and Walker 2013, "Improving the
 * sensitivity of online controlled experiments by utilizing pre-experiment data"): variance falls
 * by the squared correlation of outcome and covariate, and the difference stays without bias.
 *
 * @param slope outcome's change a unit of covariate, within arms
 * @param covariateMean over all arms
 */
public record Cuped(double slope, double covariateMean) {

  /** Fitted on all arms of an experiment; without a covariate that varies it changes nothing. */
  public static Cuped fit(Collection<ArmTotals> arms) {
    double products = 0;
    double squares = 0;
    Moments covariate = Moments.NONE;
    for (ArmTotals arm : arms) {
      products += arm.products();
      squares += arm.covariate().squares();
      covariate = covariate.merge(arm.covariate());
    }
    return new Cuped(squares == 0 ? 0 : products / squares, covariate.mean());
  }

  /** An arm's outcomes as they would be had its users been like all users before. */
  public Moments adjust(ArmTotals arm) {
    double mean = arm.outcome().mean() - slope * (arm.covariate().mean() - covariateMean);
    double squares =
        arm.outcome().squares()
            - 2 * slope * arm.products()
            + slope * slope * arm.covariate().squares();
    return new Moments(arm.count(), mean, Math.max(0, squares));
  }
}
