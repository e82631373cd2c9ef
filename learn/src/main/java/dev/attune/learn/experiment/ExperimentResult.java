package dev.attune.learn.experiment;

import dev.attune.learn.comparison.MultipleComparisons;
import dev.attune.learn.comparison.SampleRatio;
import dev.attune.learn.posterior.BestArm;
import dev.attune.learn.posterior.NormalPosterior;
import dev.attune.learn.posterior.Posterior;
import dev.attune.learn.sequence.ConfidenceSequence;
import dev.attune.learn.statistic.Interval;
import dev.attune.learn.statistic.Moments;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * All that an experiment says now. Looking costs nothing: its intervals hold at every look.
 *
 * @param sampleRatio p-value of the arms' shares; under {@link SampleRatio#ALARM} nothing else
 *     means anything
 * @param control name of the arm that the others are held against
 * @param arms the others, in the order of the totals
 */
public record ExperimentResult(double sampleRatio, String control, List<ArmResult> arms) {

  public ExperimentResult {
    arms = List.copyOf(arms);
  }

  /**
   * From totals and meant shares by arm; the first arm is the control.
   *
   * @param totals in the order of the arms
   * @param shares meant, adding up to 1, in the same order
   */
  public static ExperimentResult of(
      Map<String, ArmTotals> totals, double[] shares, ConfidenceSequence sequence) {
    List<String> names = List.copyOf(totals.keySet());
    Cuped cuped = Cuped.fit(totals.values());
    List<Moments> adjusted = totals.values().stream().map(cuped::adjust).toList();
    Moments control = adjusted.getFirst();
    double[] best = best(adjusted);
    double[] pValues = new double[names.size() - 1];
    for (int i = 1; i < names.size(); i++) {
      pValues[i - 1] = pValue(control, adjusted.get(i), sequence);
    }
    double[] corrected = MultipleComparisons.holm(pValues);
    List<ArmResult> results = new ArrayList<>();
    for (int i = 1; i < names.size(); i++) {
      Moments arm = adjusted.get(i);
      results.add(
          new ArmResult(
              names.get(i),
              arm.count(),
              arm.mean(),
              arm.mean() - control.mean(),
              anytime(control, arm, sequence),
              corrected[i - 1],
              best[i]));
    }
    long[] counts = adjusted.stream().mapToLong(Moments::count).toArray();
    return new ExperimentResult(SampleRatio.pValue(counts, shares), names.getFirst(), results);
  }

  /** The interval of treatment minus control; without end before the burn-in is over. */
  public static Interval anytime(Moments control, Moments treatment, ConfidenceSequence sequence) {
    if (Math.min(control.count(), treatment.count()) < sequence.burnIn()) {
      return new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, sequence.level());
    }
    return sequence.interval(
        treatment.mean() - control.mean(),
        control.meanVariance() + treatment.meanVariance(),
        ConfidenceSequence.effectiveSize(control.count(), treatment.count()));
  }

  private static double pValue(Moments control, Moments treatment, ConfidenceSequence sequence) {
    if (Math.min(control.count(), treatment.count()) < sequence.burnIn()) {
      return 1;
    }
    return sequence.pValue(
        treatment.mean() - control.mean(),
        control.meanVariance() + treatment.meanVariance(),
        ConfidenceSequence.effectiveSize(control.count(), treatment.count()));
  }

  private static double[] best(List<Moments> arms) {
    Moments all = arms.stream().reduce(Moments.NONE, Moments::merge);
    double spread = Math.max(Math.sqrt(all.variance()), 1e-9);
    NormalPosterior prior = new NormalPosterior(all.mean(), spread);
    List<Posterior> beliefs = new ArrayList<>();
    arms.forEach(arm -> beliefs.add(NormalPosterior.of(arm, prior)));
    return BestArm.probabilities(beliefs);
  }
}
