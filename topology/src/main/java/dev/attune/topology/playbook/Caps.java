package dev.attune.topology.playbook;

import java.time.Duration;

/**
 * How much one user may get.
 *
 * @param perUser most requests of a user in a rolling window
 * @param coolDown least time between two requests of a user
 */
public record Caps(Cap perUser, Duration coolDown) {

  /**
   * A limit in a rolling window.
   *
   * @param limit at least 1; {@link #UNLIMITED} stands for the word
   */
  public record Cap(int limit, Duration window) {

    /** What the word {@code unlimited} means in the file. */
    public static final int UNLIMITED = Integer.MAX_VALUE;
  }
}
