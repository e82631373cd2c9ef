package dev.attune.benchmarks.upworthy;

import dev.attune.learn.sequence.ConfidenceSequence;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * An experiment's views and clicks in random order, dealt to two arms by coin: whatever differs is
 * chance. Both tests look after every view.
 *
 * @param ours whether the sequence ever called a winner
 * @param peeked whether a test of 95 % for one look ever did
 */
record Shuffle(boolean ours, boolean peeked) {

  private static final double ONE_LOOK = 1.959963984540054;

  static Shuffle of(HeadlineTest test, ConfidenceSequence sequence, UniformRandomProvider random) {
    long[] views = new long[2];
    long[] clicks = new long[2];
    long clicksLeft = test.allClicks();
    boolean ours = false;
    boolean peeked = false;
    for (long left = test.views(); left > 0; left--) {
      int arm = random.nextInt(2);
      boolean click = random.nextDouble() * left < clicksLeft;
      clicksLeft -= click ? 1 : 0;
      views[arm]++;
      clicks[arm] += click ? 1 : 0;
      if (Math.min(views[0], views[1]) >= sequence.burnIn()) {
        double p = (double) clicks[0] / views[0];
        double q = (double) clicks[1] / views[1];
        double variance = p * (1 - p) / (views[0] - 1) + q * (1 - q) / (views[1] - 1);
        double distance = Math.abs(q - p);
        peeked |= distance > ONE_LOOK * Math.sqrt(variance);
        ours |=
            sequence.pValue(
                    distance, variance, ConfidenceSequence.effectiveSize(views[0], views[1]))
                <= 1 - sequence.level();
      }
    }
    return new Shuffle(ours, peeked);
  }
}
