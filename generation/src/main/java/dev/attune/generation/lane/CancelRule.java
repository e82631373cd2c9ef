package dev.attune.generation.lane;

import java.time.Duration;

/**
 * Whether ending a running call that nobody needs any more saves enough. A provider bills what was
 * written by then, so what is saved is the part that is still to come.
 *
 * @param above cancel where a larger share of the call than this is expected to be still to come
 */
public record CancelRule(double above) {

  /** Ends every call. */
  public static final CancelRule ALWAYS = new CancelRule(-1);

  /** Lets every call end by itself. */
  public static final CancelRule NEVER = new CancelRule(1);

  private static final String ALWAYS_WORD = "always";
  private static final String NEVER_WORD = "never";

  /**
   * Reads a rule.
   *
   * @param text always, never, or a share from 0 to 1
   * @throws IllegalArgumentException for anything else, in one line
   */
  public static CancelRule of(String text) {
    return switch (text.strip()) {
      case ALWAYS_WORD -> ALWAYS;
      case NEVER_WORD -> NEVER;
      default -> new CancelRule(share(text));
    };
  }

  private static double share(String text) {
    String wanted = "must be always, never, or a share from 0 to 1, is " + text;
    try {
      double share = Double.parseDouble(text);
      if (share >= 0 && share <= 1) {
        return share;
      }
    } catch (NumberFormatException word) {
      throw new IllegalArgumentException(wanted, word);
    }
    throw new IllegalArgumentException(wanted);
  }

  /**
   * Judges one call.
   *
   * @param typical zero where nothing is known; then all is taken to be still to come, because the
   *     user's next request waits for the end
   */
  boolean cancels(Duration elapsed, Duration typical) {
    return remaining(elapsed, typical) > above;
  }

  private static double remaining(Duration elapsed, Duration typical) {
    return typical.isPositive()
        ? Math.max(0, 1 - (double) elapsed.toNanos() / typical.toNanos())
        : 1;
  }
}
