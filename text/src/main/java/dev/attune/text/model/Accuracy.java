package dev.attune.text.model;

/**
 * How often a model is right on samples that it was not trained on.
 *
 * @param samples how many
 * @param accuracy share of right labels, whether the model was sure or not
 * @param macroF1 mean F1 of the labels, likewise
 * @param majority share of the commonest label: what a fool reaches
 * @param answered share of samples where the model was sure
 * @param answeredAccuracy share of right labels among those; 0 without any
 * @param answeredMajority share of the commonest label among those
 */
public record Accuracy(
    int samples,
    double accuracy,
    double macroF1,
    double majority,
    double answered,
    double answeredAccuracy,
    double answeredMajority) {

  private static final double MARGIN = 0.10;

  /** Whether the answers are worth more than the commonest label, by ten points of a hundred. */
  public boolean isAboveMajority() {
    return answered > 0.0 && answeredAccuracy >= answeredMajority + MARGIN;
  }
}
