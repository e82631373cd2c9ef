package dev.attune.app.doctor;

import dev.attune.app.finding.Finding;
import java.util.List;

/** Broker, topology and workers in one JVM were seen to need 300 to 400 MB with a heap of 512. */
record MemoryCheck(Machine machine) implements Check {
  private static final long MEBIBYTE = 1L << 20;
  private static final long HEAP_NEEDED = 512 * MEBIBYTE;
  private static final long HEAP_WANTED = 1024 * MEBIBYTE;

  @Override
  public List<Finding> run() {
    return List.of(judge());
  }

  private Finding judge() {
    String detail =
        "%d MiB heap of %d MiB memory, %d CPUs"
            .formatted(
                machine.maxHeap() / MEBIBYTE,
                machine.totalMemory() / MEBIBYTE,
                machine.processors());
    String remedy = "Give the process more memory, or set ATTUNE_OPTS=-Xmx1g.";
    if (machine.maxHeap() < HEAP_NEEDED) {
      return Finding.fail("memory", detail, remedy);
    }
    return machine.maxHeap() < HEAP_WANTED
        ? Finding.warn("memory", detail, remedy)
        : Finding.ok("memory", detail);
  }
}
