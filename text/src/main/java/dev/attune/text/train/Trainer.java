package dev.attune.text.train;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import dev.attune.text.features.FeatureReader;
import dev.attune.text.features.Features;
import dev.attune.text.model.Guess;
import dev.attune.text.model.LinearModel;
import dev.attune.text.train.corpus.Sample;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Trains a model by liblinear's logistic regression (L2, trust-region Newton), which draws no
 * random numbers: the same samples give the same model. The threshold is set on one sample in five
 * with a model of the other four, and holds for the model of all five.
 */
public final class Trainer {

  private static final double PRECISION = 0.02;
  private static final int RARITY_STEPS = 255;
  private static final int COEFFICIENT_STEPS = 127;
  private static final int LEAST_FREQUENT = 2;
  private static final double LEAST_ANSWERED = 0.1;

  private final TrainingPlan plan;

  public Trainer(TrainingPlan plan) {
    this.plan = plan;
    Linear.disableDebugOutput();
  }

  /**
   * Trains on those samples that are not held out.
   *
   * @throws IllegalArgumentException if they have fewer than two labels
   */
  public LinearModel train(List<Sample> samples) {
    List<Sample> teaching = distinct(samples).stream().filter(each -> !each.isHeldOut()).toList();
    List<String> labels = teaching.stream().map(Sample::label).distinct().sorted().toList();
    if (labels.size() < 2) {
      throw new IllegalArgumentException("samples of two labels are needed, have " + labels);
    }
    List<Sample> most = teaching.stream().filter(each -> !each.isForCalibration()).toList();
    List<Sample> rest =
        teaching.stream().filter(each -> each.isForCalibration() && each.measured()).toList();
    double threshold = threshold(fit(most, labels, 0.0), rest);
    return fit(teaching, labels, threshold);
  }

  /** Those samples that {@link #train} leaves out, and that may serve to measure. */
  public static List<Sample> heldOut(List<Sample> samples) {
    return distinct(samples).stream().filter(each -> each.isHeldOut() && each.measured()).toList();
  }

  private static List<Sample> distinct(List<Sample> samples) {
    Map<String, Sample> byKey = new LinkedHashMap<>();
    samples.stream()
        .filter(each -> !each.key().isEmpty())
        .forEach(each -> byKey.putIfAbsent(each.key(), each));
    return List.copyOf(byKey.values());
  }

  /**
   * The lowest probability from which on the answers reach the target and the margin above the
   * commonest label.
   */
  private double threshold(LinearModel model, List<Sample> samples) {
    List<Guess> guesses = samples.stream().map(each -> model.guess(each.text())).toList();
    List<Integer> order =
        IntStream.range(0, samples.size())
            .boxed()
            .sorted(Comparator.comparing((Integer i) -> guesses.get(i).probability()).reversed())
            .toList();
    double threshold = 1.0;
    int right = 0;
    Map<String, Integer> truths = new LinkedHashMap<>();
    for (int rank = 1; rank <= order.size(); rank++) {
      int i = order.get(rank - 1);
      String truth = samples.get(i).label();
      truths.merge(truth, 1, Integer::sum);
      right += truth.equals(guesses.get(i).label()) ? 1 : 0;
      double accuracy = (double) right / rank;
      double majority =
          (double) truths.values().stream().mapToInt(Integer::intValue).max().orElse(0) / rank;
      boolean enough = rank >= LEAST_ANSWERED * order.size();
      if (enough && accuracy >= plan.target() && accuracy >= majority + 0.1) {
        threshold = guesses.get(i).probability();
      }
    }
    return threshold;
  }

  private LinearModel fit(List<Sample> samples, List<String> labels, double threshold) {
    FeatureReader reader = new FeatureReader(plan.bits());
    List<Features> counts = samples.stream().map(each -> reader.counts(each.text())).toList();
    double[] rarity = rarity(counts);
    double top = 0.0;
    for (double each : rarity) {
      top = Math.max(top, each);
    }
    double step = top / RARITY_STEPS;
    byte[] stored = new byte[rarity.length];
    for (int bucket = 0; bucket < rarity.length; bucket++) {
      stored[bucket] = (byte) Math.round(rarity[bucket] / step);
    }
    Problem problem = new Problem();
    problem.l = samples.size();
    problem.n = rarity.length + 1;
    problem.x = new Feature[samples.size()][];
    problem.y = new double[samples.size()];
    for (int i = 0; i < samples.size(); i++) {
      // Weighed as the model will weigh: with the rarity as it is stored.
      Features weighed =
          FeatureReader.weigh(counts.get(i), bucket -> (stored[bucket] & 0xFF) * step);
      problem.x[i] = nodes(weighed, rarity.length);
      problem.y[i] = labels.indexOf(samples.get(i).label());
    }
    Parameter parameter = new Parameter(SolverType.L2R_LR, plan.cost(), PRECISION);
    weighLabels(parameter, problem.y, labels.size());
    Model model = Linear.train(problem, parameter);
    return quantised(model, labels, threshold, step, stored);
  }

  /** How rare a bucket is; 0 for those seen once, which teach nothing that would hold elsewhere. */
  private double[] rarity(List<Features> counts) {
    int[] seen = new int[1 << plan.bits()];
    counts.forEach(features -> {
      for (int bucket : features.buckets()) {
        seen[bucket]++;
      }
    });
    double[] rarity = new double[seen.length];
    for (int bucket = 0; bucket < seen.length; bucket++) {
      rarity[bucket] =
          seen[bucket] < LEAST_FREQUENT
              ? 0.0
              : StrictMath.log(1.0 + (double) counts.size() / seen[bucket]);
    }
    return rarity;
  }

  private static Feature[] nodes(Features features, int bias) {
    Feature[] nodes = new Feature[features.size() + 1];
    for (int i = 0; i < features.size(); i++) {
      nodes[i] = new FeatureNode(features.buckets()[i] + 1, features.values()[i]);
    }
    nodes[features.size()] = new FeatureNode(bias + 1, 1.0);
    return nodes;
  }

  private void weighLabels(Parameter parameter, double[] truths, int labels) {
    double[] counts = new double[labels];
    for (double truth : truths) {
      counts[(int) truth]++;
    }
    double[] weights = new double[labels];
    int[] ids = new int[labels];
    for (int label = 0; label < labels; label++) {
      ids[label] = label;
      weights[label] = StrictMath.pow(truths.length / (labels * counts[label]), plan.balance());
    }
    parameter.setWeights(weights, ids);
  }

  private static LinearModel quantised(
      Model model, List<String> labels, double threshold, double rarityStep, byte[] rarity) {
    int regressions = labels.size() == 2 ? 1 : labels.size();
    double[] all = model.getFeatureWeights();
    int[] order = model.getLabels();
    double[] biases = new double[regressions];
    double[] steps = new double[regressions];
    byte[][] coefficients = new byte[regressions][rarity.length];
    for (int column = 0; column < regressions; column++) {
      int label = regressions == 1 ? 0 : order[column];
      double sign = regressions == 1 && order[0] == 1 ? -1.0 : 1.0;
      double top = 0.0;
      for (int bucket = 0; bucket < rarity.length; bucket++) {
        top = Math.max(top, Math.abs(all[bucket * regressions + column]));
      }
      steps[label] = top / COEFFICIENT_STEPS;
      biases[label] = sign * all[rarity.length * regressions + column];
      for (int bucket = 0; bucket < rarity.length; bucket++) {
        coefficients[label][bucket] =
            (byte) Math.round(sign * all[bucket * regressions + column] / steps[label]);
      }
    }
    return new LinearModel(
        labels,
        31 - Integer.numberOfLeadingZeros(rarity.length),
        threshold,
        rarityStep,
        rarity,
        biases,
        steps,
        coefficients);
  }
}
