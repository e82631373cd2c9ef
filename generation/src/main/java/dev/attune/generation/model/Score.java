package dev.attune.generation.model;

import java.util.List;

/** What a model thinks of its own text: the probability that it gave it in its context. */
public sealed interface Score {

  /**
   * The logarithm of that probability.
   *
   * @param sum of the natural logarithms of the tokens' probabilities, at most 0
   * @param tokens at least 1
   */
  record Known(double sum, int tokens) implements Score {

    public Known {
      if (!(sum <= 0) || sum == Double.NEGATIVE_INFINITY || tokens < 1) {
        throw new IllegalArgumentException("no log-probability of " + tokens + " tokens: " + sum);
      }
    }

    /** The logarithm by token, so that long texts are not at a disadvantage; at most 0. */
    public double mean() {
      return sum / tokens;
    }
  }

  /**
   * The model does not say.
   *
   * @param reason one line
   */
  record Cannot(String reason) implements Score {}

  /** Nobody asked the model for it. */
  Score UNASKED = new Cannot("the model was not asked for it");

  /**
   * The score of a text from the log-probabilities of its tokens.
   *
   * <p>A value that stands for "less probable than I tell", such as OpenAI's -9999.0, is no
   * probability and spoils the sum, and so does what no logarithm of a probability can be. A little
   * above 0 is what rounding makes of certainty.
   */
  static Score of(List<Double> logProbabilities) {
    if (logProbabilities.isEmpty()) {
      return new Cannot("the provider returned no log-probabilities");
    }
    double sum = 0;
    for (double each : logProbabilities) {
      if (!(each > -1_000 && each < 1e-3)) {
        return new Cannot("the provider returned " + each + " as a log-probability");
      }
      sum += Math.min(each, 0);
    }
    return new Known(sum, logProbabilities.size());
  }
}
