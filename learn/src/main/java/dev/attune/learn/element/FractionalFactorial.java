package dev.attune.learn.element;

import java.util.ArrayList;
import java.util.List;

/**
 * Designs for elements of two levels in a fraction of all combinations (Box and Hunter 1961, "The
 * 2^(k-p) fractional factorial designs"): exactly balanced and orthogonal.
 */
public final class FractionalFactorial {

  private FractionalFactorial() {}

  /**
   * The design of these generators. Elements are A, B, C, … in their order; the first ones take all
   * combinations, and each generator, such as "D=ABC", says of one more the product it follows.
   *
   * @throws IllegalArgumentException when an element has more than two levels, or the generators do
   *     not fit the elements
   */
  public static Design of(List<Factor> factors, List<String> generators) {
    if (factors.stream().anyMatch(factor -> factor.levels().size() != 2)) {
      throw new IllegalArgumentException("a fractional factorial takes elements of two levels");
    }
    int base = factors.size() - generators.size();
    List<Combination> runs = new ArrayList<>();
    for (Combination full : Combination.all(factors.subList(0, base))) {
      List<Integer> levels = new ArrayList<>(full.levels());
      for (int g = 0; g < generators.size(); g++) {
        levels.add(product(full, generators.get(g), (char) ('A' + base + g), base));
      }
      runs.add(new Combination(levels));
    }
    return new Design(factors, runs);
  }

  private static int product(Combination full, String generator, char name, int base) {
    if (!generator.matches("[A-Z]=[A-Z]{2,}") || generator.charAt(0) != name) {
      throw new IllegalArgumentException(
          "generator '" + generator + "'; expected " + name + "= and a product of elements");
    }
    int ones = 0;
    for (char letter : generator.substring(2).toCharArray()) {
      int factor = letter - 'A';
      if (factor >= base) {
        throw new IllegalArgumentException(
            "generator '" + generator + "' is made of an element that is generated itself");
      }
      ones += full.levels().get(factor);
    }
    return ones % 2;
  }
}
