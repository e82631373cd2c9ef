package dev.attune.benchmarks.crash;

import java.util.List;

/**
 * How often to kill what.
 *
 * @param latencyMillis of the model
 * @param commitMillis longest time between a response and the commit of its request
 */
record CrashOptions(
    int kills,
    int inFlight,
    int latencyMillis,
    int commitMillis,
    int partitions,
    List<String> workerOptions) {}
