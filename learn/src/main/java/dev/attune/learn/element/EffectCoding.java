package dev.attune.learn.element;

import java.util.ArrayList;
import java.util.List;

/**
 * Combinations as rows of numbers whose coefficients are effects: an intercept, for each element
 * its levels but the last (which has minus one in all of them, so that effects add up to 0), and
 * the products of these for the chosen interactions.
 *
 * @param factors the elements
 * @param interactions pairs of elements whose joint effect is asked for
 */
public record EffectCoding(List<Factor> factors, List<Interaction> interactions) {

  /** Two elements, by their place. */
  public record Interaction(int first, int second) {}

  public EffectCoding {
    factors = List.copyOf(factors);
    interactions = List.copyOf(interactions);
  }

  /** Main effects alone. */
  public static EffectCoding mainEffects(List<Factor> factors) {
    return new EffectCoding(factors, List.of());
  }

  /** The row of a combination. */
  public double[] row(Combination combination) {
    List<Double> row = new ArrayList<>();
    row.add(1.0);
    for (int f = 0; f < factors.size(); f++) {
      for (double value : contrasts(f, combination)) {
        row.add(value);
      }
    }
    for (Interaction pair : interactions) {
      for (double a : contrasts(pair.first, combination)) {
        for (double b : contrasts(pair.second, combination)) {
          row.add(a * b);
        }
      }
    }
    return row.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** How many numbers a row has. */
  public int columns() {
    int columns = 1 + factors.stream().mapToInt(factor -> factor.levels().size() - 1).sum();
    for (Interaction pair : interactions) {
      columns +=
          (factors.get(pair.first).levels().size() - 1)
              * (factors.get(pair.second).levels().size() - 1);
    }
    return columns;
  }

  /** The row that picks out an element's level: its effect against the mean of all levels. */
  public double[] effect(int factor, int level) {
    double[] row = new double[columns()];
    int start = 1;
    for (int f = 0; f < factor; f++) {
      start += factors.get(f).levels().size() - 1;
    }
    double[] contrasts = contrasts(factors.get(factor).levels().size(), level);
    System.arraycopy(contrasts, 0, row, start, contrasts.length);
    return row;
  }

  private double[] contrasts(int factor, Combination combination) {
    return contrasts(factors.get(factor).levels().size(), combination.levels().get(factor));
  }

  private static double[] contrasts(int levels, int level) {
    double[] contrasts = new double[levels - 1];
    for (int i = 0; i < contrasts.length; i++) {
      contrasts[i] = level == levels - 1 ? -1 : level == i ? 1 : 0;
    }
    return contrasts;
  }
}
