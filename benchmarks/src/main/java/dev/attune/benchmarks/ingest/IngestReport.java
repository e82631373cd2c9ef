package dev.attune.benchmarks.ingest;

import dev.attune.benchmarks.measure.Latency;
import dev.attune.benchmarks.measure.Machine;
import dev.attune.benchmarks.measure.Throughput;

/**
 * All figures of one run. CPU times are microseconds an event, of the server as the engine;
 * latencies milliseconds from the moment at which a call was due to its whole answer.
 *
 * @param batches events acknowledged by Kafka, in batches
 * @param batchLatency of each batch
 * @param singles calls at the steady rate
 * @param singleLatency of each call
 * @param failed requests of either phase that were answered by anything but 200
 */
record IngestReport(
    String benchmark,
    String startedAt,
    Machine machine,
    IngestOptions options,
    Throughput batches,
    Latency batchLatency,
    Throughput singles,
    Latency singleLatency,
    long failed) {}
