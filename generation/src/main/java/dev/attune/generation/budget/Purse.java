package dev.attune.generation.budget;

import dev.attune.avro.GenerationRequest;
import dev.attune.generation.model.ModelIdentity;

/**
 * Whoever holds the money. Asked once before each call, from the call's own thread, so
 * implementations are safe for use by many threads and do not wait.
 */
@FunctionalInterface
public interface Purse extends AutoCloseable {

  /** Sets aside the most that one call of this model for this request can cost, or says no. */
  Reservation reserve(GenerationRequest request, ModelIdentity model);

  /** The same for a call in a batch, at the price that batches have. */
  default Reservation reserveInBatch(GenerationRequest request, ModelIdentity model) {
    return reserve(request, model);
  }

  /**
   * The money of a call in a batch that was set aside by somebody who is gone, and so is booked in
   * full already: it is only priced.
   */
  default Reservation.Granted bookedInBatch(GenerationRequest request, ModelIdentity model) {
    return UnlimitedPurse.GRANTED;
  }

  /** Hands back what is left. */
  @Override
  default void close() {}
}
