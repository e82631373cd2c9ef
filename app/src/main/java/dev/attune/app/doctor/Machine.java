package dev.attune.app.doctor;

import java.lang.management.ManagementFactory;

/**
 * What this process may use.
 *
 * @param maxHeap bytes
 * @param totalMemory bytes, of the machine or of the container
 * @param processors CPUs
 */
record Machine(long maxHeap, long totalMemory, int processors) {
  static Machine current() {
    Runtime runtime = Runtime.getRuntime();
    long total =
        ManagementFactory.getOperatingSystemMXBean()
                instanceof com.sun.management.OperatingSystemMXBean system
            ? system.getTotalMemorySize()
            : runtime.maxMemory();
    return new Machine(runtime.maxMemory(), total, runtime.availableProcessors());
  }
}
