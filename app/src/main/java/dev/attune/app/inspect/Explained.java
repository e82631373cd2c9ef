package dev.attune.app.inspect;

import dev.attune.avro.Decision;
import dev.attune.avro.Offer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the ledger says to a question. */
public sealed interface Explained {

  /**
   * How a request ended.
   *
   * @param offer what came of it, if anything
   */
  record OneRequest(Decision decision, @Nullable Offer offer) implements Explained {}

  /** All that was decided on a user, oldest first; at least one. */
  record OneUser(String userId, List<Decision> decisions) implements Explained {}

  /** Neither a request nor a user of this name. */
  record Nothing() implements Explained {}
}
