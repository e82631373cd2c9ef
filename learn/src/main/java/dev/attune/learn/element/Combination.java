package dev.attune.learn.element;

import java.util.ArrayList;
import java.util.List;

/**
 * One level of each element: the plan of a text.
 *
 * @param levels index of the level, in the order of the elements
 */
public record Combination(List<Integer> levels) {

  public Combination {
    levels = List.copyOf(levels);
  }

  /** All there are, the last element changing fastest. */
  public static List<Combination> all(List<Factor> factors) {
    List<Combination> all = List.of(new Combination(List.of()));
    for (Factor factor : factors) {
      List<Combination> longer = new ArrayList<>();
      for (Combination combination : all) {
        for (int level = 0; level < factor.levels().size(); level++) {
          List<Integer> levels = new ArrayList<>(combination.levels);
          levels.add(level);
          longer.add(new Combination(levels));
        }
      }
      all = longer;
    }
    return all;
  }

  /** For a person, such as "emotion joy, call short". */
  public String describe(List<Factor> factors) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < levels.size(); i++) {
      words.add(factors.get(i).name() + " " + factors.get(i).levels().get(levels.get(i)));
    }
    return String.join(", ", words);
  }
}
