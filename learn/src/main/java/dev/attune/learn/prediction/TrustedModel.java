package dev.attune.learn.prediction;

import java.util.OptionalDouble;

/**
 * A model that holds its tongue where it has not earned trust.
 *
 * @param trust of its forecasts so far, on outcomes that it had not learnt from
 */
public record TrustedModel(LogisticModel model, Trust trust) {

  /** Probability of a success; empty when the model abstains. */
  public OptionalDouble predict(double[] features, double offset) {
    return trust.isEarned()
        ? OptionalDouble.of(model.rate(features, offset))
        : OptionalDouble.empty();
  }
}
