package dev.attune.learn.element;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.ListSampler;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Balanced designs for elements of any number of levels that tell the most: the determinant of the
 * information matrix is made as large as swaps within an element's column can make it
 * (D-optimality: Kiefer and Wolfowitz 1959; column by column and pair by pair: Li and Wu 1997,
 * "Columnwise-pairwise algorithms"). Swaps keep the balance, which is exact where the runs are a
 * multiple of an element's levels, and off by one run at most where not.
 */
public final class OptimalDesign {

  private OptimalDesign() {}

  /**
   * Searches from several random starts.
   *
   * @param runs combinations to show, at least as many as the coding has columns
   * @param starts how many; 10 are usually enough
   */
  public static Design search(
      EffectCoding coding, int runs, int starts, UniformRandomProvider random) {
    if (runs < coding.columns()) {
      throw new IllegalArgumentException(
          runs + " runs for " + coding.columns() + " effects; expected at least as many");
    }
    List<Combination> best = List.of();
    double greatest = Double.NEGATIVE_INFINITY;
    for (int start = 0; start < starts; start++) {
      List<List<Integer>> columns = balancedColumns(coding.factors(), runs, random);
      double reached = improve(columns, coding);
      if (reached > greatest) {
        greatest = reached;
        best = combinations(columns);
      }
    }
    if (best.isEmpty()) {
      throw new IllegalArgumentException("no design of " + runs + " runs tells the effects apart");
    }
    return new Design(coding.factors(), best);
  }

  /**
   * How much a design tells, from 0 to 1: its information against that of an orthogonal one of the
   * same size, a root of the determinants' ratio for two-level elements.
   */
  public static double efficiency(Design design, EffectCoding coding) {
    double log = logDeterminant(design.runs(), coding);
    double full = logDeterminant(Combination.all(design.factors()), coding);
    double all = Combination.all(design.factors()).size();
    int columns = coding.columns();
    return Math.exp((log - full) / columns) * all / design.runs().size();
  }

  private static List<List<Integer>> balancedColumns(
      List<Factor> factors, int runs, UniformRandomProvider random) {
    List<List<Integer>> columns = new ArrayList<>();
    for (Factor factor : factors) {
      List<Integer> column = new ArrayList<>();
      for (int run = 0; run < runs; run++) {
        column.add(run % factor.levels().size());
      }
      ListSampler.shuffle(random, column);
      columns.add(column);
    }
    return columns;
  }

  private static double improve(List<List<Integer>> columns, EffectCoding coding) {
    double reached = logDeterminant(combinations(columns), coding);
    boolean better = true;
    while (better) {
      better = false;
      for (List<Integer> column : columns) {
        for (int i = 0; i < column.size(); i++) {
          for (int j = i + 1; j < column.size(); j++) {
            double now = swapped(columns, column, i, j, coding);
            if (now > reached + 1e-9) {
              reached = now;
              better = true;
            } else {
              Collections.swap(column, i, j);
            }
          }
        }
      }
    }
    return reached;
  }

  private static double swapped(
      List<List<Integer>> columns, List<Integer> column, int i, int j, EffectCoding coding) {
    if (column.get(i).equals(column.get(j))) {
      return Double.NEGATIVE_INFINITY;
    }
    Collections.swap(column, i, j);
    return logDeterminant(combinations(columns), coding);
  }

  private static List<Combination> combinations(List<List<Integer>> columns) {
    List<Combination> runs = new ArrayList<>();
    for (int run = 0; run < columns.getFirst().size(); run++) {
      int at = run;
      runs.add(new Combination(columns.stream().map(column -> column.get(at)).toList()));
    }
    return runs;
  }

  private static double logDeterminant(List<Combination> runs, EffectCoding coding) {
    DMatrixRMaj rows = new DMatrixRMaj(runs.stream().map(coding::row).toArray(double[][]::new));
    DMatrixRMaj information = new DMatrixRMaj(rows.numCols, rows.numCols);
    CommonOps_DDRM.multInner(rows, information);
    double determinant = CommonOps_DDRM.det(information);
    return determinant <= 1e-9 ? Double.NEGATIVE_INFINITY : Math.log(determinant);
  }
}
