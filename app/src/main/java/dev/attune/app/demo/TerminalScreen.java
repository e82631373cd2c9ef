package dev.attune.app.demo;

import java.io.PrintWriter;
import java.time.Duration;

/** Lines above one that changes, by the control sequences of ECMA-48. */
record TerminalScreen(PrintWriter out) implements Screen {

  private static final Duration EVERY = Duration.ofMillis(500);
  private static final String CLEAR_LINE = "\r\u001b[K";

  @Override
  public void show(String lines) {
    out.println(CLEAR_LINE + lines);
    out.flush();
  }

  @Override
  public void status(String line) {
    out.print(CLEAR_LINE + line);
    out.flush();
  }

  @Override
  public Duration statusEvery() {
    return EVERY;
  }

  @Override
  public void end() {
    show("");
  }
}
