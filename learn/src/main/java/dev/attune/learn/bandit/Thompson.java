package dev.attune.learn.bandit;

import dev.attune.learn.posterior.BestArm;
import dev.attune.learn.posterior.NormalPosterior;
import dev.attune.learn.posterior.Posterior;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Each arm as often as it is believed to be the best (Thompson 1933; Chapelle and Li 2011, "An
 * empirical evaluation of Thompson sampling"), with a floor. The probabilities are integrated, see
 * {@link BestArm}, and drawn from; that is the same as drawing from the beliefs and taking the
 * greatest, with the propensity known.
 *
 * @param floor least probability of an arm
 */
public record Thompson(double floor) {

  /** For rewards of 0 or 1. */
  public Propensities byRate(List<Evidence> arms) {
    return of(arms.stream().map(Evidence::rate).toList());
  }

  /** For rewards of any size. */
  public Propensities byValue(List<Evidence> arms, NormalPosterior prior) {
    return of(arms.stream().map(arm -> arm.value(prior)).toList());
  }

  /** From beliefs. */
  public Propensities of(List<? extends Posterior> beliefs) {
    return Propensities.of(BestArm.probabilities(beliefs), floor);
  }

  /**
   * An arm drawn from beliefs, with the same probabilities and much faster, where nobody asks for
   * the propensity: for simulations.
   */
  public int draw(List<? extends Posterior> beliefs, UniformRandomProvider random) {
    if (random.nextDouble() < floor * beliefs.size()) {
      return random.nextInt(beliefs.size());
    }
    int best = 0;
    double greatest = Double.NEGATIVE_INFINITY;
    for (int arm = 0; arm < beliefs.size(); arm++) {
      double value = beliefs.get(arm).sample(random);
      best = value > greatest ? arm : best;
      greatest = Math.max(greatest, value);
    }
    return best;
  }
}
