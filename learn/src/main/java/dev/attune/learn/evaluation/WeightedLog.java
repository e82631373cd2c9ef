package dev.attune.learn.evaluation;

import dev.attune.learn.statistic.Estimated;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/**
 * A log beside a policy, in columns: for each choice the ratio of its probability under the policy
 * to that under which it was logged. Rows may count several times, which is how it is resampled.
 */
public final class WeightedLog {

  private final Columns columns;
  private final int[] copies;
  private final long size;
  private final long[] counts;
  private final long[] stratumCounts;

  private WeightedLog(Columns columns, int[] copies) {
    this.columns = columns;
    this.copies = copies;
    this.size = Arrays.stream(copies).asLongStream().sum();
    this.counts = new long[columns.actions];
    this.stratumCounts = new long[columns.target.length];
    for (int i = 0; i < copies.length; i++) {
      counts[columns.action[i]] += copies[i];
      stratumCounts[columns.stratum[i]] += copies[i];
    }
  }

  /**
   * Weighs a log by a policy.
   *
   * @throws IllegalArgumentException when the log is empty or the policy says nothing of a stratum
   */
  public static WeightedLog of(List<LoggedChoice> choices, TargetPolicy policy) {
    if (choices.isEmpty()) {
      throw new IllegalArgumentException("the log holds no choice");
    }
    int[] once = new int[choices.size()];
    Arrays.fill(once, 1);
    return new WeightedLog(Columns.of(choices, policy), once);
  }

  /** The same log with each unit's rows counted as often as the unit was drawn. */
  WeightedLog drawn(int[] unitCopies) {
    int[] rows = new int[copies.length];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = unitCopies[columns.unit[i]];
    }
    return new WeightedLog(columns, rows);
  }

  /** Rows, repeated ones included. */
  public long size() {
    return size;
  }

  int rows() {
    return copies.length;
  }

  int units() {
    return columns.units;
  }

  int copies(int row) {
    return copies[row];
  }

  double weight(int row) {
    return columns.weight[row];
  }

  double reward(int row) {
    return columns.reward[row];
  }

  int action(int row) {
    return columns.action[row];
  }

  int stratum(int row) {
    return columns.stratum[row];
  }

  /** Mean of a figure by action over the policy's choices, in the strata as the log has them. */
  double underPolicy(double[] byAction) {
    double[] byStratum = underPolicyByStratum(byAction);
    double sum = 0;
    for (int s = 0; s < byStratum.length; s++) {
      sum += stratumCounts[s] * byStratum[s];
    }
    return sum / size;
  }

  /** The same in each stratum. */
  double[] underPolicyByStratum(double[] byAction) {
    double[] means = new double[columns.target.length];
    for (int s = 0; s < means.length; s++) {
      for (int a = 0; a < byAction.length; a++) {
        means[s] += columns.target[s][a] * byAction[a];
      }
    }
    return means;
  }

  /** Share of each action among the policy's choices. */
  double[] underPolicyByAction() {
    double[] shares = new double[columns.actions];
    for (int s = 0; s < stratumCounts.length; s++) {
      for (int a = 0; a < shares.length; a++) {
        shares[a] += stratumCounts[s] * columns.target[s][a] / size;
      }
    }
    return shares;
  }

  /** Share of an action among the logged choices. */
  double share(int action) {
    return (double) counts[action] / size;
  }

  /** A figure of each row. */
  double[] byRow(IntToDoubleFunction figure) {
    double[] figures = new double[copies.length];
    for (int i = 0; i < figures.length; i++) {
      figures[i] = copies[i] == 0 ? 0 : figure.applyAsDouble(i);
    }
    return figures;
  }

  /** A figure's mean over the rows. */
  double mean(IntToDoubleFunction figure) {
    double sum = 0;
    for (int i = 0; i < copies.length; i++) {
      sum += copies[i] * figure.applyAsDouble(i);
    }
    return sum / size;
  }

  /** A value with its error from what each row adds, rows of one unit taken together. */
  Estimated estimated(double value, double[] influence) {
    double[] units = new double[columns.units];
    int[] drawn = new int[columns.units];
    for (int i = 0; i < copies.length; i++) {
      units[columns.unit[i]] += influence[i];
      drawn[columns.unit[i]] = copies[i];
    }
    return Estimated.of(value, units, drawn, size);
  }

  /** Mean reward of each action; 0 for one that was never chosen. */
  double[] actionMeans() {
    double[] sums = new double[columns.actions];
    for (int i = 0; i < copies.length; i++) {
      sums[columns.action[i]] += copies[i] * columns.reward[i];
    }
    for (int a = 0; a < sums.length; a++) {
      sums[a] = counts[a] == 0 ? 0 : sums[a] / counts[a];
    }
    return sums;
  }

  /** Share of the policy's choices that the log never shows in their stratum. */
  double unsupported() {
    boolean[][] seen = new boolean[columns.target.length][columns.actions];
    for (int i = 0; i < copies.length; i++) {
      seen[columns.stratum[i]][columns.action[i]] |= copies[i] > 0;
    }
    double sum = 0;
    for (int s = 0; s < seen.length; s++) {
      double missing = columns.unknown[s];
      for (int a = 0; a < columns.actions; a++) {
        missing += seen[s][a] ? 0 : columns.target[s][a];
      }
      sum += stratumCounts[s] * missing;
    }
    return sum / size;
  }

  /** What resampling leaves alone. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared; private to the log.
  private record Columns(
      int[] unit,
      int units,
      int[] stratum,
      int[] action,
      int actions,
      double[] weight,
      double[] reward,
      double[][] target,
      double[] unknown) {

    static Columns of(List<LoggedChoice> choices, TargetPolicy policy) {
      Names units = new Names();
      Names strata = new Names();
      Names actions = new Names();
      int n = choices.size();
      int[] unit = new int[n];
      int[] stratum = new int[n];
      int[] action = new int[n];
      double[] weight = new double[n];
      double[] reward = new double[n];
      for (int i = 0; i < n; i++) {
        LoggedChoice choice = choices.get(i);
        unit[i] = units.number(choice.unit());
        stratum[i] = strata.number(choice.stratum());
        action[i] = actions.number(choice.action());
        reward[i] = choice.reward();
        weight[i] =
            policy.in(choice.stratum()).getOrDefault(choice.action(), 0.0) / choice.propensity();
      }
      double[][] target =
          strata.all().stream()
              .map(s -> probabilities(policy.in(s), actions.all()))
              .toArray(double[][]::new);
      double[] unknown =
          Arrays.stream(target).mapToDouble(p -> Math.max(0, 1 - Arrays.stream(p).sum())).toArray();
      int unitCount = units.all().size();
      int actionCount = actions.all().size();
      return new Columns(
          unit, unitCount, stratum, action, actionCount, weight, reward, target, unknown);
    }

    private static double[] probabilities(Map<String, Double> byAction, List<String> actions) {
      return actions.stream().mapToDouble(a -> byAction.getOrDefault(a, 0.0)).toArray();
    }
  }

  /** Numbers names in the order in which they come. */
  private static final class Names {
    private final Map<String, Integer> numbers = new LinkedHashMap<>();

    int number(String name) {
      return numbers.computeIfAbsent(name, unused -> numbers.size());
    }

    List<String> all() {
      return new ArrayList<>(numbers.keySet());
    }
  }
}
