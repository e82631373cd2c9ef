package dev.attune.app.command;

import dev.attune.connectors.log.line.BadLine;
import java.io.PrintWriter;

/** What a replay says while it runs: the first bad lines, how many more, how far it is. */
final class ReplayLines {
  private static final int SHOWN = 20;
  private static final long EVERY = 100_000;

  private final PrintWriter err;
  private long bad;

  ReplayLines(PrintWriter err) {
    this.err = err;
  }

  void bad(BadLine line) {
    bad++;
    if (bad <= SHOWN) {
      err.println(line);
    }
  }

  void progress(long records) {
    if (records % EVERY == 0) {
      err.println("attune: %,d records read".formatted(records));
      err.flush();
    }
  }

  void end() {
    if (bad > SHOWN) {
      err.println("attune: and %,d more bad lines, counted in badLines".formatted(bad - SHOWN));
    }
    err.flush();
  }
}
