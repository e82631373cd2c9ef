package dev.attune.learn.element;

import dev.attune.learn.statistic.Interval;
import dev.attune.learn.statistic.Moments;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The effects of elements on the mean reward, by weighted least squares on what each shown
 * combination brought, with errors that do not suppose equal variances (White 1980, "A
 * heteroskedasticity-consistent covariance matrix estimator"). For rewards of 0 and 1 effects are
 * in points of the rate. If combinations differ by more than the coding knows of, effects are those
 * of its best approximation.
 */
public final class ElementModel {

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private final EffectCoding coding;
  private final DMatrixRMaj coefficients;
  private final DMatrixRMaj covariance;

  private ElementModel(EffectCoding coding, DMatrixRMaj coefficients, DMatrixRMaj covariance) {
    this.coding = coding;
    this.coefficients = coefficients;
    this.covariance = covariance;
  }

  /**
   * Fits.
   *
   * @param observed rewards by combination; those of a segment or language for its own effects
   * @throws IllegalArgumentException when the combinations do not tell the effects apart
   */
  public static ElementModel fit(EffectCoding coding, Map<Combination, Moments> observed) {
    int columns = coding.columns();
    DMatrixRMaj information = new DMatrixRMaj(columns, columns);
    DMatrixRMaj products = new DMatrixRMaj(columns, 1);
    DMatrixRMaj scatter = new DMatrixRMaj(columns, columns);
    observed.forEach((combination, rewards) -> {
      DMatrixRMaj row = new DMatrixRMaj(columns, 1, true, coding.row(combination));
      double users = rewards.count();
      CommonOps_DDRM.multAddTransB(users, row, row, information);
      CommonOps_DDRM.addEquals(products, users * rewards.mean(), row);
      CommonOps_DDRM.multAddTransB(users * rewards.variance(), row, row, scatter);
    });
    DMatrixRMaj inverse = new DMatrixRMaj(columns, columns);
    if (!CommonOps_DDRM.invert(information, inverse)
        || !Double.isFinite(CommonOps_DDRM.elementSum(inverse))) {
      throw new IllegalArgumentException("the shown combinations do not tell the effects apart");
    }
    DMatrixRMaj coefficients = new DMatrixRMaj(columns, 1);
    CommonOps_DDRM.mult(inverse, products, coefficients);
    DMatrixRMaj half = new DMatrixRMaj(columns, columns);
    DMatrixRMaj covariance = new DMatrixRMaj(columns, columns);
    CommonOps_DDRM.mult(inverse, scatter, half);
    CommonOps_DDRM.mult(half, inverse, covariance);
    return new ElementModel(coding, coefficients, covariance);
  }

  /** What a level brings against the mean of its element's levels. */
  public Prediction effect(int factor, int level, double confidence) {
    return linear(coding.effect(factor, level), confidence);
  }

  /** What a combination brings, shown or not. */
  public Prediction predict(Combination combination, double confidence) {
    return linear(coding.row(combination), confidence);
  }

  /**
   * The combination of greatest prediction, which may never have been shown. As it is the greatest
   * of many, its prediction flatters; check it with an experiment of its own.
   */
  public Combination best() {
    return Combination.all(coding.factors()).stream()
        .max(Comparator.comparingDouble(c -> predict(c, 0.95).value()))
        .orElseThrow();
  }

  public List<Factor> factors() {
    return coding.factors();
  }

  /**
   * A figure with its interval.
   *
   * @param value in the unit of the reward
   */
  public record Prediction(double value, Interval interval) {}

  private Prediction linear(double[] row, double confidence) {
    DMatrixRMaj of = new DMatrixRMaj(row.length, 1, true, row);
    DMatrixRMaj spread = new DMatrixRMaj(row.length, 1);
    CommonOps_DDRM.mult(covariance, of, spread);
    double value = CommonOps_DDRM.dot(of, coefficients);
    double error = Math.sqrt(Math.max(0, CommonOps_DDRM.dot(of, spread)));
    double quantile = NORMAL.inverseCumulativeProbability((1 + confidence) / 2);
    return new Prediction(value, Interval.around(value, quantile * error, confidence));
  }
}
