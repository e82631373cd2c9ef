package dev.attune.benchmarks.generation;

import java.time.Duration;
import java.util.List;

/**
 * What to measure.
 *
 * @param inFlight calls at a time
 * @param latencyMillis of the model
 * @param warmUpSeconds from the first response on, before the window
 * @param windowSeconds in which rates and CPU time are measured
 * @param workerOptions for the JVM of Attune's worker
 * @param peerOptions for those of the others
 */
record GenerationOptions(
    int inFlight,
    int latencyMillis,
    int warmUpSeconds,
    int windowSeconds,
    int partitions,
    List<String> workerOptions,
    List<String> peerOptions) {

  Duration latency() {
    return Duration.ofMillis(latencyMillis);
  }

  Duration warmUp() {
    return Duration.ofSeconds(warmUpSeconds);
  }

  Duration window() {
    return Duration.ofSeconds(windowSeconds);
  }

  /** What Little's law allows. */
  double mostPerSecond() {
    return inFlight * 1e3 / latencyMillis;
  }

  /** Enough that none runs dry within the window. */
  int requests() {
    double seconds = warmUpSeconds + windowSeconds + latencyMillis / 500.0;
    return (int) (mostPerSecond() * seconds);
  }
}
