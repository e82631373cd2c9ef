package dev.attune.benchmarks.measure;

import org.HdrHistogram.Histogram;

/** Latencies, milliseconds. */
public record Latency(long samples, double p50, double p90, double p99, double p999, double max) {

  /** The figures of a histogram of microseconds. */
  public static Latency of(Histogram micros) {
    return new Latency(
        micros.getTotalCount(),
        millis(micros.getValueAtPercentile(50)),
        millis(micros.getValueAtPercentile(90)),
        millis(micros.getValueAtPercentile(99)),
        millis(micros.getValueAtPercentile(99.9)),
        millis(micros.getMaxValue()));
  }

  private static double millis(long micros) {
    return Figures.rounded(micros / 1e3);
  }
}
