package dev.attune.generation.budget;

import dev.attune.avro.GenerationRequest;
import dev.attune.generation.model.ModelIdentity;
import dev.attune.generation.model.Usage;
import java.math.BigDecimal;

/** Where nobody set a budget: every call is granted, and nothing is counted. */
public final class UnlimitedPurse implements Purse {

  static final Reservation.Granted GRANTED =
      new Reservation.Granted() {
        @Override
        public BigDecimal maximumUsd() {
          return BigDecimal.ZERO;
        }

        @Override
        public Usage settle(Usage usage) {
          return usage;
        }

        @Override
        public void release() {}
      };

  @Override
  public Reservation reserve(GenerationRequest request, ModelIdentity model) {
    return GRANTED;
  }
}
