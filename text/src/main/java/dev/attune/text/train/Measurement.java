package dev.attune.text.train;

import dev.attune.text.model.Accuracy;
import dev.attune.text.model.Guess;
import dev.attune.text.model.LinearModel;
import dev.attune.text.train.corpus.Sample;
import java.util.Arrays;
import java.util.List;

/** Measures models. */
public final class Measurement {

  private Measurement() {}

  /**
   * How often a model is right on these samples; those with a label that it does not know are left
   * out.
   */
  public static Accuracy of(LinearModel model, List<Sample> samples) {
    List<String> labels = model.labels();
    int[][] all = new int[labels.size()][labels.size()];
    int[][] sure = new int[labels.size()][labels.size()];
    for (Sample sample : samples) {
      int truth = labels.indexOf(sample.label());
      if (truth < 0) {
        continue;
      }
      Guess guess = model.guess(sample.text());
      int said = labels.indexOf(guess.label());
      all[truth][said]++;
      if (guess.sure()) {
        sure[truth][said]++;
      }
    }
    int n = sum(all);
    int answered = sum(sure);
    return new Accuracy(
        n,
        share(right(all), n),
        macroF1(all),
        share(commonest(all), n),
        share(answered, n),
        share(right(sure), answered),
        share(commonest(sure), answered));
  }

  private static int sum(int[][] table) {
    return Arrays.stream(table).flatMapToInt(Arrays::stream).sum();
  }

  private static int right(int[][] table) {
    int right = 0;
    for (int i = 0; i < table.length; i++) {
      right += table[i][i];
    }
    return right;
  }

  private static int commonest(int[][] table) {
    return Arrays.stream(table).mapToInt(row -> Arrays.stream(row).sum()).max().orElse(0);
  }

  private static double macroF1(int[][] table) {
    double sum = 0.0;
    for (int label = 0; label < table.length; label++) {
      int both = 0;
      for (int other = 0; other < table.length; other++) {
        both += table[label][other] + table[other][label];
      }
      sum += both == 0 ? 0.0 : 2.0 * table[label][label] / both;
    }
    return sum / table.length;
  }

  private static double share(int part, int whole) {
    return whole == 0 ? 0.0 : (double) part / whole;
  }
}
