package dev.attune.text.verdict;

/**
 * A known answer.
 *
 * @param confidence what the method itself thinks of it, above 0 to 1; published accuracy says what
 *     that is worth
 */
public record Verified<T>(T value, double confidence) implements Verdict<T> {

  public Verified {
    if (!(confidence > 0.0 && confidence <= 1.0)) {
      throw new IllegalArgumentException("a confidence is above 0 to 1, is " + confidence);
    }
  }
}
