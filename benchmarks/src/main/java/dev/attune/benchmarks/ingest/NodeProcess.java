package dev.attune.benchmarks.ingest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** A library that sends events, in a process of its own. */
final class NodeProcess implements AutoCloseable {

  private static final String SCRIPT = "send.mjs";
  private static final int GRACE_SECONDS = 10;

  private final Process process;
  private final BufferedReader output;

  private NodeProcess(Process process) {
    this.process = process;
    this.output = process.inputReader();
  }

  static boolean isInstalled() {
    return succeeds(Path.of("."), "node", "--version")
        && succeeds(Path.of("."), "npm", "--version");
  }

  /** Installs the packages, as anybody would, into this folder. */
  static void install(Path folder) throws IOException {
    Files.writeString(folder.resolve("package.json"), "{\"private\": true}");
    boolean installed =
        succeeds(
            folder,
            "npm",
            "install",
            "--no-audit",
            "--no-fund",
            "--ignore-scripts",
            "@segment/analytics-node@3.1.0",
            "@rudderstack/rudder-sdk-node@3.0.13");
    if (!installed) {
      throw new IllegalStateException("npm could not install the packages into " + folder);
    }
    try (InputStream script =
        Objects.requireNonNull(NodeProcess.class.getResourceAsStream("/sdk/" + SCRIPT))) {
      Files.write(folder.resolve(SCRIPT), script.readAllBytes());
    }
  }

  /** Starts a library: "segment" or "rudder". */
  static NodeProcess start(Path folder, String library, String url, String key, int events) {
    try {
      return new NodeProcess(
          new ProcessBuilder("node", SCRIPT, library, url, key, Integer.toString(events))
              .directory(folder.toFile())
              .redirectError(Redirect.DISCARD)
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start node", e);
    }
  }

  private static boolean succeeds(Path folder, String... command) {
    List<String> words = new ArrayList<>(List.of(command));
    try {
      Process process =
          new ProcessBuilder(words)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(Redirect.DISCARD)
              .start();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Returns when it has printed this line. */
  void await(String wanted) throws IOException {
    String line = output.readLine();
    while (line != null && !line.equals(wanted)) {
      line = output.readLine();
    }
    if (line == null) {
      throw new IllegalStateException("a library ended before it printed " + wanted);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
