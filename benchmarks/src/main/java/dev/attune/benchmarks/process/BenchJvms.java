package dev.attune.benchmarks.process;

import java.util.ArrayList;
import java.util.List;

/**
 * Starts JVMs that run a command below {@code bench}. What starts them need not know the program's
 * entry point, which knows all of them.
 *
 * @param main the entry point
 */
public record BenchJvms(Class<?> main) {

  /** Starts {@code bench} with these arguments, in a JVM with these options. */
  public ChildJvm start(List<String> options, List<String> arguments) {
    List<String> all = new ArrayList<>(List.of("bench"));
    all.addAll(arguments);
    return ChildJvm.start(options, main.getName(), all);
  }
}
