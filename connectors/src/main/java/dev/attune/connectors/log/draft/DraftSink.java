package dev.attune.connectors.log.draft;

import dev.attune.connectors.log.line.BadLine;

/** Where an importer puts what it finds, in the order of the log. */
public interface DraftSink {

  /** An event. */
  void event(Draft draft);

  /** A line, or one event of it, that cannot be used. */
  void bad(BadLine badLine);

  /** Something valid that the pipeline has no use for, such as {@code alias}. */
  void ignored(String kind);
}
