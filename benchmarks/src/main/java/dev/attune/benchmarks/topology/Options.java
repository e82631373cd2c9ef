package dev.attune.benchmarks.topology;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to measure.
 *
 * @param events written before the engine starts
 * @param seconds of each phase with the generator beside the engine
 * @param threads stream threads
 * @param sustainedRate events a second of the sustained phase
 * @param latencyRate events a second of the latency phase
 * @param engineOptions for the engine's JVM
 * @param playbook whose scenarios and gates; null for the one included
 */
record Options(
    int events,
    int seconds,
    int users,
    int threads,
    int partitions,
    int sustainedRate,
    int latencyRate,
    List<String> engineOptions,
    @Nullable Path playbook) {}
