package dev.attune.benchmarks.measure;

import java.time.Duration;

/**
 * Where things stood at a moment.
 *
 * @param nanos {@link System#nanoTime}
 * @param events done since the start
 * @param engineCpu spent by the engine's process since its start
 * @param brokerCpu spent by the broker's
 */
public record Sample(long nanos, long events, Duration engineCpu, Duration brokerCpu) {}
