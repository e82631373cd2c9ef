package dev.attune.connectors.log;

import dev.attune.avro.ConsentRecord;
import java.time.Instant;

/**
 * Versions for consents: the milliseconds of their arrival, or one more than the last where that is
 * not higher. Arrival and not the client's own time, because a client whose clock is years ahead
 * would else lock its user's consent until then.
 */
public final class ConsentVersions {

  private long last;

  /** The same with the next version. */
  public ConsentRecord versioned(ConsentRecord consent, Instant arrivedAt) {
    last = Math.max(last + 1, arrivedAt.toEpochMilli());
    return new ConsentRecord(
        consent.getUserId(),
        last,
        consent.getChangedAt(),
        consent.getPurposes(),
        consent.getSource(),
        consent.getRegion(),
        consent.getAnswers(),
        consent.getMinor());
  }
}
