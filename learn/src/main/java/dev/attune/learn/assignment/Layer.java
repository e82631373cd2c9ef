package dev.attune.learn.assignment;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Experiments that must not meet in one user: each has a range of the layer, and a user's place in
 * the layer lies in one range at most (Tang, Agarwal, O'Brien and Meyer 2010, "Overlapping
 * experiment infrastructure"). Experiments of different layers meet, independently.
 *
 * @param name salt of the hash
 * @param ranges in any order, without overlap
 */
public record Layer(String name, List<Range> ranges) {

  /**
   * An experiment's part of a layer.
   *
   * @param from first place, 0 to 1
   * @param to place after the last, above the first
   */
  public record Range(double from, double to, ExperimentPlan experiment) {
    public Range {
      if (!(0 <= from && from < to && to <= 1)) {
        throw new IllegalArgumentException("a range from " + from + " to " + to);
      }
    }
  }

  public Layer {
    ranges = List.copyOf(ranges);
    List<Range> sorted = ranges.stream().sorted(Comparator.comparingDouble(Range::from)).toList();
    for (int i = 1; i < sorted.size(); i++) {
      if (sorted.get(i).from < sorted.get(i - 1).to) {
        throw new IllegalArgumentException(
            "'%s' and '%s' overlap in layer '%s'"
                .formatted(
                    sorted.get(i - 1).experiment.name(), sorted.get(i).experiment.name(), name));
      }
    }
  }

  /** The user's arm in the one experiment of this layer that has them; empty when none has. */
  public Optional<ArmAssignment> assign(String user) {
    double point = Bucket.point(name, user);
    return ranges.stream()
        .filter(range -> range.experiment.forced().containsKey(user))
        .findFirst()
        .or(() -> ranges.stream().filter(r -> r.from <= point && point < r.to).findFirst())
        .map(range -> range.experiment.assign(user));
  }
}
