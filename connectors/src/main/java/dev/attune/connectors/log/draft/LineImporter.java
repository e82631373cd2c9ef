package dev.attune.connectors.log.draft;

import dev.attune.connectors.log.line.Line;

/** Understands one format. Reads one log from its first line to its last, on one thread. */
public interface LineImporter {

  /**
   * Reads the next line; what it says may go to the sink now or, where it is part of an order that
   * goes on, later.
   *
   * @throws BadValueException where the whole line cannot be used; the caller reports it
   */
  void read(Line line, DraftSink sink);

  /** The log is over: what is still open is complete. */
  void finish(DraftSink sink);
}
