package dev.attune.app.shop.visit;

import dev.attune.app.shop.user.ConsentChoice;
import dev.attune.avro.ConsentRecord;
import java.time.Instant;
import java.util.Map;

/** Asks for consent at the first visit; a few users later think better of it. */
final class ConsentBanner {

  private static final double WITHDRAWN_PER_VISIT = 0.004;

  private ConsentBanner() {}

  static void show(Trail trail, Memory memory) {
    if (memory.visits() == 1) {
      answer(trail, memory, trail.user().consent());
    } else if (memory.wasAskedForConsent() && trail.dice().chance(WITHDRAWN_PER_VISIT)) {
      answer(trail, memory, ConsentChoice.NONE);
    }
  }

  private static void answer(Trail trail, Memory memory, ConsentChoice choice) {
    if (choice.purposes().isEmpty()) {
      return;
    }
    trail.pause(3);
    trail.add(
        Happening.of(
            new ConsentRecord(
                trail.user().id(),
                (long) memory.nextConsentVersion(),
                Instant.ofEpochMilli(trail.now()),
                choice.purposes(),
                "consent-banner",
                trail.user().market().region(),
                Map.of(),
                null)));
  }
}
