package dev.attune.topology.recall;

import dev.attune.avro.ModelUse;
import dev.attune.avro.Offer;
import dev.attune.avro.OpenRequest;
import dev.attune.avro.Provenance;
import dev.attune.avro.PublishedOffer;
import dev.attune.avro.PublishedProduct;
import dev.attune.avro.Recall;
import dev.attune.avro.Trigger;
import java.util.List;
import java.util.Map;

/** Notes what is needed to take an offer back, and writes the record that does. Pure. */
final class RecallWriter {

  private static final ModelUse NOBODY =
      new ModelUse("recall", "none", Map.of(), 0, 0L, 0, 0, null, 0, 0);

  private final String playbookHash;

  RecallWriter(String playbookHash) {
    this.playbookHash = playbookHash;
  }

  /** What has to be remembered of an offer while it may be shown. */
  static PublishedOffer note(OpenRequest request, Offer offer) {
    Trigger trigger = offer.getTrigger();
    return new PublishedOffer(
        offer.getOfferId(),
        offer.getScenario(),
        offer.getSlot(),
        offer.getChannel(),
        offer.getLanguage(),
        offer.getGeneration(),
        offer.getCreatedAt(),
        offer.getExpiresAt(),
        offer.getProducts().stream()
            .map(product -> new PublishedProduct(product.getProductId(), product.getPrice()))
            .toList(),
        offer.getTerms(),
        new Trigger(
            trigger.getTriggerId(), trigger.getKind(), trigger.getFiredAt(), List.of(), Map.of()),
        offer.getAssignment(),
        request.getConsentVersion());
  }

  /** The record that supersedes an offer: without a text, and expired since it is untrue. */
  Offer write(String userId, PublishedOffer offer, Recall recall) {
    return new Offer(
        offer.getOfferId(),
        userId,
        offer.getScenario(),
        offer.getSlot(),
        offer.getGeneration(),
        offer.getChannel(),
        offer.getLanguage(),
        "",
        "",
        "",
        List.of(),
        offer.getTerms(),
        offer.getCreatedAt(),
        recall.getAt(),
        offer.getTrigger(),
        offer.getAssignment(),
        new Provenance(
            "", playbookHash, "", "", offer.getConsentVersion(), NOBODY, List.of(), null),
        null,
        recall);
  }
}
