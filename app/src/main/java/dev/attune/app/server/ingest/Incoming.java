package dev.attune.app.server.ingest;

import dev.attune.connectors.log.draft.Draft;
import dev.attune.connectors.log.segment.SegmentOrigin;
import java.util.Optional;

/**
 * A call on its way in. It is read when its turn comes, and fails for itself.
 *
 * @param text the call as it came
 * @param reading what it becomes
 */
record Incoming(String text, Reading reading) {

  /** Understands a call. */
  @FunctionalInterface
  interface Reading {
    /**
     * The event, or empty where the pipeline has no use for it.
     *
     * @throws dev.attune.connectors.log.draft.BadValueException where it cannot be used
     */
    Optional<Draft> read(SegmentOrigin origin);
  }
}
