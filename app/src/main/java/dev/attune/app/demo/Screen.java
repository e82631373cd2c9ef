package dev.attune.app.demo;

import java.io.PrintWriter;
import java.time.Duration;

/** Where a demo shows itself: offers one below the other, and a status. One thread's. */
public interface Screen {

  /** Shows lines that stay. */
  void show(String lines);

  /** Shows how things stand. */
  void status(String line);

  /** How often the status is worth a look. */
  Duration statusEvery();

  /** After the last line. */
  default void end() {}

  /** A file or a pipe: the status is a line like any other, and seldom. */
  static Screen plain(PrintWriter out) {
    return new PlainScreen(out);
  }

  /** A terminal: the status stays below the offers and changes in place. */
  static Screen terminal(PrintWriter out) {
    return new TerminalScreen(out);
  }
}
