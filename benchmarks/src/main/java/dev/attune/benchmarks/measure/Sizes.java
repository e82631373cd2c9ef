package dev.attune.benchmarks.measure;

import java.util.Collection;

/** Sizes of values, bytes. */
public record Sizes(int count, double mean, int p99, int max) {

  public static Sizes of(Collection<byte[]> values) {
    int[] sorted = values.stream().mapToInt(value -> value.length).sorted().toArray();
    if (sorted.length == 0) {
      return new Sizes(0, 0, 0, 0);
    }
    long sum = 0;
    for (int each : sorted) {
      sum += each;
    }
    return new Sizes(
        sorted.length,
        Figures.rounded((double) sum / sorted.length),
        sorted[(int) ((sorted.length - 1) * 0.99)],
        sorted[sorted.length - 1]);
  }
}
