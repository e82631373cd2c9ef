package dev.attune.text.model;

import dev.attune.text.features.FeatureReader;
import dev.attune.text.features.Features;
import java.util.List;

/**
 * One logistic regression a label, on hashed features, in bytes.
 *
 * @param labels in the order of the regressions; of two labels only the first has one
 * @param bits 2 to this are the buckets
 * @param threshold least probability of an answer, 0 to 1
 * @param rarity weight of each bucket, a byte of 0 to 255 times {@code rarityStep}
 * @param biases one for each regression
 * @param steps what one step of a coefficient is worth, for each regression
 * @param coefficients for each regression one signed byte a bucket
 */
// The arrays are the hot data of every text; nobody outside this module holds them.
@SuppressWarnings("ArrayRecordComponent")
public record LinearModel(
    List<String> labels,
    int bits,
    double threshold,
    double rarityStep,
    byte[] rarity,
    double[] biases,
    double[] steps,
    byte[][] coefficients) {

  public LinearModel {
    labels = List.copyOf(labels);
    int regressions = labels.size() == 2 ? 1 : labels.size();
    if (labels.size() < 2
        || coefficients.length != regressions
        || biases.length != regressions
        || steps.length != regressions
        || rarity.length != 1 << bits) {
      throw new IllegalArgumentException("a model has two labels or more, and all its parts");
    }
  }

  /** What the model makes of a text, the likeliest label. Sure if it reaches the threshold. */
  public Guess guess(String text) {
    Features features = FeatureReader.weigh(new FeatureReader(bits).counts(text), this::rarityOf);
    double[] chances = new double[labels.size()];
    double sum = 0.0;
    for (int label = 0; label < coefficients.length; label++) {
      chances[label] = 1.0 / (1.0 + StrictMath.exp(-score(features, label)));
      sum += chances[label];
    }
    if (labels.size() == 2) {
      chances[1] = 1.0 - chances[0];
      sum = 1.0;
    }
    int best = 0;
    for (int label = 1; label < chances.length; label++) {
      best = chances[label] > chances[best] ? label : best;
    }
    return new Guess(labels.get(best), chances[best] / sum, chances[best] / sum >= threshold);
  }

  /** The weight of a bucket. */
  public double rarityOf(int bucket) {
    return (rarity[bucket] & 0xFF) * rarityStep;
  }

  private double score(Features features, int label) {
    byte[] own = coefficients[label];
    double sum = 0.0;
    for (int i = 0; i < features.size(); i++) {
      sum += own[features.buckets()[i]] * features.values()[i];
    }
    return sum * steps[label] + biases[label];
  }
}
