package dev.attune.learn.prediction;

/**
 * What a text brought.
 *
 * @param features of the text
 * @param trials how often it was shown
 * @param successes of these
 * @param offset log-odds of a success whatever the text, such as those of its campaign
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record Example(double[] features, double trials, double successes, double offset) {

  public Example {
    if (!(trials > 0) || successes < 0 || successes > trials || !Double.isFinite(offset)) {
      throw new IllegalArgumentException(
          successes + " successes of " + trials + " trials, offset " + offset);
    }
  }
}
