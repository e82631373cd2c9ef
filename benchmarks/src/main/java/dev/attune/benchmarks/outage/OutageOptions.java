package dev.attune.benchmarks.outage;

/**
 * What happens when.
 *
 * @param rate requests a second, all the time
 * @param beforeSeconds with the provider there
 * @param outageSeconds without it
 * @param afterSeconds with it again
 * @param latencyMillis of the model
 * @param requestsPerMinute limit of the worker's calls
 */
record OutageOptions(
    int rate,
    int beforeSeconds,
    int outageSeconds,
    int afterSeconds,
    int latencyMillis,
    int requestsPerMinute,
    int partitions) {

  /** Calls at a time: twice what the rate needs. */
  int inFlight() {
    return Math.max(8, rate * latencyMillis / 500);
  }

  int seconds() {
    return beforeSeconds + outageSeconds + afterSeconds;
  }
}
