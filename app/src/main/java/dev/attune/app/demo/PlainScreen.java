package dev.attune.app.demo;

import java.io.PrintWriter;
import java.time.Duration;

/** Lines for files and pipes. */
record PlainScreen(PrintWriter out) implements Screen {

  private static final Duration EVERY = Duration.ofSeconds(15);

  @Override
  public void show(String lines) {
    out.println(lines);
    out.flush();
  }

  @Override
  public void status(String line) {
    show("-- " + line);
  }

  @Override
  public Duration statusEvery() {
    return EVERY;
  }
}
