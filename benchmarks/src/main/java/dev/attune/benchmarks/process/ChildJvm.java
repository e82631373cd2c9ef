package dev.attune.benchmarks.process;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A JVM beside this one, with the same classes. Belongs to the thread that started it; should this
 * JVM be stopped, the shutdown hook stops the child.
 */
public final class ChildJvm implements AutoCloseable {

  /** What the launcher gives every JVM. */
  private static final List<String> JVM_OPTIONS =
      List.of(
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "-Dorg.apache.avro.SERIALIZABLE_PACKAGES=dev.attune",
          "-XX:+ExitOnOutOfMemoryError");

  private static final int GRACE_SECONDS = 30;

  private final Process process;
  private final BufferedReader output;
  private final BufferedWriter input;
  private final Thread hook;

  private ChildJvm(Process process) {
    this.process = process;
    this.output = process.inputReader();
    this.input = process.outputWriter();
    this.hook = new Thread(process::destroy, "stop-child");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /**
   * Starts a JVM; what it complains of goes where this one's complaints go.
   *
   * @param options more options for the JVM, such as {@code -Xmx1g}
   */
  public static ChildJvm start(List<String> options, String mainClass, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JVM_OPTIONS);
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
    command.addAll(arguments);
    try {
      return new ChildJvm(new ProcessBuilder(command).redirectError(Redirect.INHERIT).start());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + mainClass, e);
    }
  }

  /**
   * Waits for a line {@code key=value} that the child prints.
   *
   * @return the value
   */
  public String await(String key) {
    try {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        if (line.startsWith(key + "=")) {
          return line.substring(key.length() + 1);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read what a child prints", e);
    }
    throw new IllegalStateException("a child ended before it said " + key);
  }

  /** Writes it a line. */
  public void tell(String line) {
    try {
      input.write(line);
      input.newLine();
      input.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("a child does not listen", e);
    }
  }

  /** Its number. */
  public long pid() {
    return process.pid();
  }

  /** Ends it at once, as a crash would, and waits until it has ended. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** What it has spent of all processors' time, to about 10 ms. */
  public Duration cpuTime() {
    return process.info().totalCpuDuration().orElseThrow();
  }

  /** Throws {@link IllegalStateException} if it has ended by itself. */
  public void requireAlive() {
    if (!process.isAlive()) {
      throw new IllegalStateException("a child ended with exit code " + process.exitValue());
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
