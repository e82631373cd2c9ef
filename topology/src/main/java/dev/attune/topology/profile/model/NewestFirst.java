package dev.attune.topology.profile.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * Bounded lists in order of event time, newest first; of equal times, the later arrival first. A
 * list is never changed: each change yields a new one that shares the elements.
 *
 * @param at event time of an element
 * @param limit most elements; the oldest leave
 */
public record NewestFirst<T>(Function<T, Instant> at, int limit) {

  /** No element. */
  public static final int NONE = -1;

  /**
   * The list with an element in its place, in exchange for the one at {@code replaced}, if any. Who
   * keeps the time keeps the place.
   */
  public List<T> with(List<T> before, int replaced, T element) {
    Instant time = at.apply(element);
    if (replaced != NONE && at.apply(before.get(replaced)).equals(time)) {
      return inPlace(before, replaced, element);
    }
    List<T> after = new ArrayList<>(before.size() + 1);
    boolean placed = false;
    for (int i = 0; i < before.size(); i++) {
      if (i == replaced) {
        continue;
      }
      T other = before.get(i);
      if (!placed && !at.apply(other).isAfter(time)) {
        after.add(element);
        placed = true;
      }
      after.add(other);
    }
    if (!placed) {
      after.add(element);
    }
    return Collections.unmodifiableList(after.size() > limit ? after.subList(0, limit) : after);
  }

  private static <T> List<T> inPlace(List<T> before, int replaced, T element) {
    List<T> after = new ArrayList<>(before);
    after.set(replaced, element);
    return Collections.unmodifiableList(after);
  }
}
