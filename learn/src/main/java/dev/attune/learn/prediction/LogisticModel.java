package dev.attune.learn.prediction;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * Logistic regression with a ridge, by Newton's method (le Cessie and van Houwelingen 1992, "Ridge
 * estimators in logistic regression"). No chance in it: the same examples give the same model.
 */
public final class LogisticModel {

  private static final int MOST_STEPS = 50;
  private static final double SETTLED = 1e-9;

  private final double[] weights;

  private LogisticModel(double[] weights) {
    this.weights = weights;
  }

  /** From stored weights. */
  public static LogisticModel of(double[] weights) {
    return new LogisticModel(weights.clone());
  }

  /**
   * Fits.
   *
   * @param ridge how strongly weights are drawn to 0, above 0
   */
  public static LogisticModel fit(List<Example> examples, double ridge) {
    if (examples.isEmpty()) {
      throw new IllegalArgumentException("no examples to learn from");
    }
    int columns = examples.getFirst().features().length;
    double[] weights = new double[columns];
    for (int step = 0; step < MOST_STEPS; step++) {
      DMatrixRMaj change = step(examples, weights, ridge);
      for (int i = 0; i < columns; i++) {
        weights[i] += change.get(i);
      }
      if (CommonOps_DDRM.elementMaxAbs(change) < SETTLED) {
        break;
      }
    }
    return new LogisticModel(weights);
  }

  private static DMatrixRMaj step(List<Example> examples, double[] weights, double ridge) {
    int columns = weights.length;
    DMatrixRMaj curvature = CommonOps_DDRM.identity(columns);
    CommonOps_DDRM.scale(ridge, curvature);
    DMatrixRMaj slope = new DMatrixRMaj(columns, 1);
    for (int i = 0; i < columns; i++) {
      slope.set(i, -ridge * weights[i]);
    }
    for (Example example : examples) {
      double rate = rate(weights, example.features(), example.offset());
      DMatrixRMaj row = new DMatrixRMaj(columns, 1, true, example.features());
      CommonOps_DDRM.addEquals(slope, example.successes() - example.trials() * rate, row);
      CommonOps_DDRM.multAddTransB(example.trials() * rate * (1 - rate), row, row, curvature);
    }
    LinearSolverDense<DMatrixRMaj> cholesky = LinearSolverFactory_DDRM.symmPosDef(columns);
    if (!cholesky.setA(curvature)) {
      throw new IllegalArgumentException("the features are no finite numbers");
    }
    DMatrixRMaj change = new DMatrixRMaj(columns, 1);
    cholesky.solve(slope, change);
    return change;
  }

  /** Probability of a success. */
  public double rate(double[] features, double offset) {
    return rate(weights, features, offset);
  }

  public double[] weights() {
    return weights.clone();
  }

  private static double rate(double[] weights, double[] features, double offset) {
    double sum = offset;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * features[i];
    }
    return 1 / (1 + Math.exp(-sum));
  }
}
