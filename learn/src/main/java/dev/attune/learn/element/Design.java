package dev.attune.learn.element;

import java.util.List;

/**
 * Which combinations are shown, each to as many users.
 *
 * @param factors the elements
 * @param runs the combinations; one may come twice
 */
public record Design(List<Factor> factors, List<Combination> runs) {

  public Design {
    factors = List.copyOf(factors);
    runs = List.copyOf(runs);
  }

  /** Whether every level of an element comes equally often. */
  public boolean isBalanced() {
    for (int f = 0; f < factors.size(); f++) {
      int levels = factors.get(f).levels().size();
      for (int level = 0; level < levels; level++) {
        if (count(f, level) * levels != runs.size()) {
          return false;
        }
      }
    }
    return true;
  }

  /**
   * Whether every pair of levels of two elements comes equally often: then no effect hides another.
   */
  public boolean isOrthogonal() {
    for (int f = 0; f < factors.size(); f++) {
      for (int g = f + 1; g < factors.size(); g++) {
        int pairs = factors.get(f).levels().size() * factors.get(g).levels().size();
        int first = f;
        int second = g;
        long kinds =
            runs.stream()
                .map(run -> List.of(run.levels().get(first), run.levels().get(second)))
                .distinct()
                .filter(
                    pair -> count(first, pair.get(0), second, pair.get(1)) * pairs == runs.size())
                .count();
        if (kinds != pairs) {
          return false;
        }
      }
    }
    return true;
  }

  private long count(int factor, int level) {
    return runs.stream().filter(run -> run.levels().get(factor) == level).count();
  }

  private long count(int factor, int level, int other, int otherLevel) {
    return runs.stream()
        .filter(run -> run.levels().get(factor) == level && run.levels().get(other) == otherLevel)
        .count();
  }
}
