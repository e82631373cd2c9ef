package dev.attune.app.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** {@code attune} in a JVM of its own, from the jar that is shipped. Killed on close. */
public final class AttuneProcess implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 60;

  private final Process process;
  private final BufferedReader out;
  private final Path err;

  private AttuneProcess(Process process, Path err) {
    this.process = process;
    this.out = process.inputReader(StandardCharsets.UTF_8);
    this.err = err;
  }

  /**
   * Starts a command.
   *
   * @param temp where the process makes its temporary files
   */
  public static AttuneProcess start(Path temp, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(command(temp));
    command.addAll(arguments);
    Path err = Files.createTempFile(temp, "stderr-", ".txt");
    return new AttuneProcess(new ProcessBuilder(command).redirectError(err.toFile()).start(), err);
  }

  /** Makes a script {@code attune} in a folder, for tests that type in a shell. */
  public static void link(Path folder) throws IOException {
    Path script = folder.resolve("attune");
    String words = command(folder).stream().map("'%s'"::formatted).collect(Collectors.joining(" "));
    Files.writeString(script, "#!/bin/sh\nexec " + words + " \"$@\"\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
  }

  private static List<String> command(Path temp) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Djava.io.tmpdir=" + temp,
        // Much is loaded and little is computed here.
        "-XX:TieredStopAtLevel=1",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-jar",
        jar().toString());
  }

  /**
   * The build names it; where somebody runs a single test without it, the last build's is meant.
   */
  private static Path jar() {
    Path jar = Path.of(System.getProperty("attune.jar", "target/attune.jar"));
    if (!Files.isRegularFile(jar)) {
      throw new AssertionError(jar + " is not there: run 'mvn package' before this test");
    }
    return jar.toAbsolutePath();
  }

  /** The value of the first {@code key=value} line of its output that has this key. */
  public String value(String key) throws IOException {
    String line = out.readLine();
    while (line != null && !line.startsWith(key + "=")) {
      line = out.readLine();
    }
    if (line == null) {
      throw new AssertionError("ended without printing " + key + ": " + err());
    }
    return line.substring(key.length() + 1);
  }

  /** Asks it to stop, as Ctrl-C does. SIGTERM, as a shell in the background has SIGINT ignored. */
  public void stop() {
    process.destroy();
  }

  /** What a power failure does. */
  public void kill() {
    process.destroyForcibly();
  }

  /** Waits for its end. */
  public int exitCode() throws InterruptedException, TimeoutException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new TimeoutException("still running after " + PATIENCE_SECONDS + " s");
    }
    return process.exitValue();
  }

  public String err() throws IOException {
    return Files.readString(err);
  }

  public long pid() {
    return process.pid();
  }

  @Override
  public void close() throws IOException {
    out.close();
    process.destroyForcibly().onExit().join();
  }
}
