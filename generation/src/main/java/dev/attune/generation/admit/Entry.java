package dev.attune.generation.admit;

import dev.attune.generation.time.Pace;
import java.time.Duration;
import java.util.Optional;

/** What a gate says in the end. */
public sealed interface Entry {

  /** The call may start. Whoever got it ends it once, on whatever way the call ends. */
  non-sealed interface Admitted extends Entry {

    /** What it had to wait for last, if for anything. */
    Optional<WaitCause> waitedFor();

    /**
     * The call is over, and its place free.
     *
     * @param tokens read and written; zero where nobody knows
     * @param leaveAlone how long the provider wants to be left alone; zero where it does not say
     */
    void ended(CallEnd end, long tokens, Duration leaveAlone);
  }

  /** It could not start in time: it would have to wait longer for this. */
  record Waited(WaitCause cause) implements Entry {}

  /**
   * It cannot start in time, and so did not wait.
   *
   * @param untilNanos when the model may be called again, by {@link Pace#nanos}
   */
  record Closed(WaitCause cause, long untilNanos) implements Entry {}

  /**
   * It does not start, as its answer would come too late.
   *
   * @param usual how long calls take on average
   */
  record TooLate(Duration usual) implements Entry {}
}
