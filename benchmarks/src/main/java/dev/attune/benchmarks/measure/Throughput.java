package dev.attune.benchmarks.measure;

import java.time.Duration;

/**
 * Figures between two samples.
 *
 * @param engineMicros CPU time of the engine's process an event, microseconds
 * @param brokerMicros CPU time of the broker's process an event, microseconds
 */
public record Throughput(
    long events, double seconds, double eventsPerSecond, double engineMicros, double brokerMicros) {

  public static Throughput between(Sample from, Sample to) {
    long events = Math.max(1, to.events() - from.events());
    double seconds = (to.nanos() - from.nanos()) / 1e9;
    return new Throughput(
        events,
        Figures.rounded(seconds),
        Figures.rounded(events / seconds),
        micros(from.engineCpu(), to.engineCpu(), events),
        micros(from.brokerCpu(), to.brokerCpu(), events));
  }

  private static double micros(Duration from, Duration to, long events) {
    return Figures.rounded(to.minus(from).toNanos() / 1e3 / events);
  }
}
