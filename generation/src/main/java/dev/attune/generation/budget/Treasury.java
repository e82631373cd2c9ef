package dev.attune.generation.budget;

import dev.attune.avro.GenerationRequest;
import java.math.BigDecimal;

/** Where the money of calls comes from. Asked by many threads; does not wait. */
public interface Treasury extends AutoCloseable {

  /** Sets so much aside, of every budget that the request falls under, or of none. USD. */
  Holding hold(GenerationRequest request, BigDecimal amount);

  @Override
  default void close() {}

  /** What a treasury says. */
  sealed interface Holding {

    /** Money set aside; to be ended once. */
    non-sealed interface Held extends Holding {

      /** So much of it is spent, USD, 0 or more and at most what was held; the rest is free. */
      void spend(BigDecimal cost);
    }

    /** None. */
    record Refused(Reservation.Cause cause, String reason) implements Holding {}
  }
}
