package dev.attune.text.verdict;

import java.util.Optional;

/**
 * An answer that is known, or the reason why it is not. There is no default answer: nobody can take
 * silence for consent.
 */
public sealed interface Verdict<T> permits Verified, NotVerified {

  /** The answer if it is known. */
  default Optional<T> answer() {
    return this instanceof Verified<T> verified ? Optional.of(verified.value()) : Optional.empty();
  }
}
