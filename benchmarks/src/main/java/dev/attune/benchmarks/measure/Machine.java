package dev.attune.benchmarks.measure;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.common.utils.AppInfoParser;

/**
 * Where it was measured.
 *
 * @param load average of the last minute before the run
 */
public record Machine(
    String cpu, int processors, long memoryMiB, String os, String java, String kafka, double load) {

  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  public static Machine current() {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return new Machine(
        cpuName(),
        system.getAvailableProcessors(),
        system.getTotalMemorySize() >> 20,
        system.getName() + " " + system.getArch(),
        Runtime.version().toString(),
        AppInfoParser.getVersion(),
        Figures.rounded(system.getSystemLoadAverage()));
  }

  private static String cpuName() {
    try {
      List<String> lines = Files.readAllLines(CPU_INFO);
      return lines.stream()
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown");
    } catch (IOException e) {
      return "unknown"; // only Linux tells this way
    }
  }
}
