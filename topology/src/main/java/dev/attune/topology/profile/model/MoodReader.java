package dev.attune.topology.profile.model;

import dev.attune.avro.MessageEvent;
import dev.attune.avro.OutcomeEvent;
import dev.attune.avro.OutcomeType;
import dev.attune.avro.PurchaseEvent;
import dev.attune.avro.PurchaseType;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Reads the mood out of an event. */
@FunctionalInterface
public interface MoodReader {

  /** The signal in an event, or null where it has none. */
  @Nullable MoodSignal read(SpecificRecord body);

  /**
   * Stars of messages, 1 to 5 onto -1 to 1. What a user turns away counts a little: an offer
   * dismissed, a subscription ended, an order taken back.
   */
  MoodReader DEEDS =
      body ->
          switch (body) {
            case MessageEvent message -> stars(message.getRating());
            case OutcomeEvent outcome when outcome.getType() == OutcomeType.DISMISSED ->
                new MoodSignal(-0.25, 0.25);
            case OutcomeEvent outcome when outcome.getType() == OutcomeType.UNSUBSCRIBED ->
                new MoodSignal(-0.5, 0.5);
            case PurchaseEvent purchase when isTakenBack(purchase.getType()) ->
                new MoodSignal(-0.5, 0.5);
            default -> null;
          };

  private static @Nullable MoodSignal stars(@Nullable Integer rating) {
    return rating == null || rating < 1 || rating > 5
        ? null
        : new MoodSignal((rating - 3) / 2.0, 1.0);
  }

  private static boolean isTakenBack(PurchaseType type) {
    return type == PurchaseType.ORDER_REFUNDED || type == PurchaseType.ORDER_CANCELLED;
  }
}
