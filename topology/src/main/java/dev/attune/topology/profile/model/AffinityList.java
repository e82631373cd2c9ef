package dev.attune.topology.profile.model;

import dev.attune.avro.Affinity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The strongest affinities, strongest long-term first.
 *
 * <p>A newcomer to a full list takes the place of the weakest, with its own weight alone. Unlike
 * Space-Saving (Metwally et al., 2005) it does not inherit the sum of the one that leaves: a stream
 * of names that never come back then churns through the last places and cannot lift the bar, and a
 * true favourite stays until its own sum has faded to that of a single event.
 *
 * @param limit most affinities
 */
public record AffinityList(int limit) {

  /** Sums below this are forgotten when the date moves on: no event of the last year is so weak. */
  private static final double NEGLIGIBLE = 1e-4;

  /** The list after an event of that short-term and long-term weight; sums never fall below 0. */
  public List<Affinity> with(
      List<Affinity> before, String name, double shortTerm, double longTerm) {
    int known = indexOf(before, name);
    if (known >= 0) {
      Affinity old = before.get(known);
      return placed(
          before,
          known,
          new Affinity(
              name,
              Math.max(0.0, old.getShortTerm() + shortTerm),
              Math.max(0.0, old.getLongTerm() + longTerm)));
    }
    if (longTerm <= 0.0) {
      return before;
    }
    int leaving = before.size() == limit ? limit - 1 : before.size();
    return placed(before, leaving, new Affinity(name, shortTerm, longTerm));
  }

  /** The list as of another date, at which sums are worth these parts of what they were. */
  public List<Affinity> faded(List<Affinity> before, double shortTerm, double longTerm) {
    List<Affinity> after = new ArrayList<>(before.size());
    for (Affinity old : before) {
      if (old.getLongTerm() * longTerm >= NEGLIGIBLE) {
        after.add(
            new Affinity(
                old.getName(), old.getShortTerm() * shortTerm, old.getLongTerm() * longTerm));
      }
    }
    return Collections.unmodifiableList(after);
  }

  private static int indexOf(List<Affinity> list, String name) {
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i).getName().equals(name)) {
        return i;
      }
    }
    return -1;
  }

  private static List<Affinity> placed(List<Affinity> before, int replaced, Affinity element) {
    List<Affinity> after = new ArrayList<>(before.size() + 1);
    boolean placed = false;
    for (int i = 0; i < before.size(); i++) {
      if (i == replaced) {
        continue;
      }
      Affinity other = before.get(i);
      if (!placed && other.getLongTerm() < element.getLongTerm()) {
        after.add(element);
        placed = true;
      }
      after.add(other);
    }
    if (!placed) {
      after.add(element);
    }
    return Collections.unmodifiableList(after);
  }
}
