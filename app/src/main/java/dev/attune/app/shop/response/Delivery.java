package dev.attune.app.shop.response;

import dev.attune.avro.Offer;
import java.time.Duration;
import java.time.Instant;

/**
 * An offer that reaches its user.
 *
 * @param receivedAt when, in simulated time
 * @param lifetime for how long it may be shown from then on, in simulated time
 */
public record Delivery(Offer offer, Instant receivedAt, Duration lifetime) {

  /** An offer of the simulated time, which is received as soon as it is made. */
  public static Delivery of(Offer offer) {
    return new Delivery(
        offer, offer.getCreatedAt(), Duration.between(offer.getCreatedAt(), offer.getExpiresAt()));
  }
}
