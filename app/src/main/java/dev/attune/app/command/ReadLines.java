package dev.attune.app.command;

import java.io.PrintWriter;

/** Says how far a long reading is. */
final class ReadLines {
  private static final long EVERY = 100_000;

  private final PrintWriter err;
  private long said;

  ReadLines(PrintWriter err) {
    this.err = err;
  }

  void progress(long records) {
    if (records / EVERY > said) {
      said = records / EVERY;
      err.println("attune: %,d records read".formatted(records));
      err.flush();
    }
  }
}
