package dev.attune.learn.bandit;

import dev.attune.learn.posterior.NormalPosterior;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * An arm whose mean reward is linear in a small vector of features of the user: a ridge regression,
 * kept as sums. Under Thompson's rule (Agrawal and Goyal 2013, "Thompson sampling for contextual
 * bandits with linear payoffs") its reward for a user is a normal belief, so that propensities are
 * integrated as those without context; the upper bound is that of LinUCB (Li, Chu, Langford and
 * Schapire 2010, "A contextual-bandit approach to personalized news article recommendation").
 *
 * <p>States merge by adding; sums of real numbers depend on their order in the last digits, so a
 * stream equals a recount in the same order.
 */
public final class LinearArm {

  private final int features;
  private final double[] squares;
  private final double[] rewards;

  private LinearArm(int features, double[] squares, double[] rewards) {
    this.features = features;
    this.squares = squares;
    this.rewards = rewards;
  }

  /** Of an arm that was never shown. */
  public static LinearArm start(int features) {
    return new LinearArm(features, new double[features * features], new double[features]);
  }

  /**
   * From a stored state.
   *
   * @param squares sum of the products of features, row by row
   * @param rewards sum of features times reward
   */
  public static LinearArm of(double[] squares, double[] rewards) {
    if (squares.length != rewards.length * rewards.length) {
      throw new IllegalArgumentException(
          squares.length + " products of " + rewards.length + " features");
    }
    return new LinearArm(rewards.length, squares.clone(), rewards.clone());
  }

  /** With a judged choice. */
  public LinearArm with(double[] user, double reward) {
    double[] moreSquares = squares.clone();
    double[] moreRewards = rewards.clone();
    for (int i = 0; i < features; i++) {
      moreRewards[i] += reward * user[i];
      for (int j = 0; j < features; j++) {
        moreSquares[i * features + j] += user[i] * user[j];
      }
    }
    return new LinearArm(features, moreSquares, moreRewards);
  }

  /** With the choices of another. */
  public LinearArm merge(LinearArm other) {
    double[] moreSquares = squares.clone();
    double[] moreRewards = rewards.clone();
    Arrays.setAll(moreSquares, i -> squares[i] + other.squares[i]);
    Arrays.setAll(moreRewards, i -> rewards[i] + other.rewards[i]);
    return new LinearArm(features, moreSquares, moreRewards);
  }

  public double[] squares() {
    return squares.clone();
  }

  public double[] rewards() {
    return rewards.clone();
  }

  /**
   * Belief about the mean reward of a user.
   *
   * @param ridge how strongly the coefficients are drawn to 0, above 0
   * @param noise standard deviation of a reward around its mean
   */
  public NormalPosterior belief(double[] user, double ridge, double noise) {
    DMatrixRMaj precision = new DMatrixRMaj(features, features, true, squares.clone());
    for (int i = 0; i < features; i++) {
      precision.add(i, i, ridge);
    }
    LinearSolverDense<DMatrixRMaj> cholesky = LinearSolverFactory_DDRM.symmPosDef(features);
    if (!cholesky.setA(precision)) {
      throw new IllegalStateException("the sums of an arm are no squares");
    }
    DMatrixRMaj of = new DMatrixRMaj(features, 1, true, user.clone());
    DMatrixRMaj solved = new DMatrixRMaj(features, 1);
    cholesky.solve(of.copy(), solved);
    double mean = CommonOps_DDRM.dot(solved, new DMatrixRMaj(features, 1, true, rewards.clone()));
    double variance = CommonOps_DDRM.dot(solved, of);
    return new NormalPosterior(mean, noise * Math.sqrt(Math.max(variance, 1e-18)));
  }

  /**
   * What the arm may bring a user at most, by LinUCB.
   *
   * @param width in standard errors
   */
  public double upperBound(double[] user, double ridge, double width) {
    NormalPosterior belief = belief(user, ridge, 1);
    return belief.mean() + width * belief.deviation();
  }
}
