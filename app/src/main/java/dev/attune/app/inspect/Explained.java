package dev.attune.app.inspect;

import dev.attune.avro.Decision;
import dev.attune.avro.Offer;
import dev.attune.avro.Recall;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the ledger says to a question. */
public sealed interface Explained {

  /**
   * How a request ended.
   *
   * @param offer what came of it, if anything, and as long as it is kept
   * @param recall when and why the offer was taken back, if it was
   */
  record OneRequest(Decision decision, @Nullable Offer offer, @Nullable Recall recall)
      implements Explained {}

  /** All that was decided on a user, oldest first; at least one. */
  record OneUser(String userId, List<Decision> decisions) implements Explained {}

  /** Neither a request nor a user of this name. */
  record Nothing() implements Explained {}
}
