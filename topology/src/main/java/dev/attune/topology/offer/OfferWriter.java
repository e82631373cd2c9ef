package dev.attune.topology.offer;

import dev.attune.avro.Assignment;
import dev.attune.avro.Brief;
import dev.attune.avro.GuardResult;
import dev.attune.avro.ModelUse;
import dev.attune.avro.Offer;
import dev.attune.avro.OfferText;
import dev.attune.avro.OpenRequest;
import dev.attune.avro.Provenance;
import dev.attune.avro.Selection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts an offer together from its request, its text and its provenance. Pure. */
final class OfferWriter {

  private static final String FALLBACK_ARM = "fallback";

  private static final ModelUse TEMPLATE =
      new ModelUse("template", "playbook", Map.of(), 0, 0L, 0, 0, null, 0, 0);

  private final String playbookHash;

  OfferWriter(String playbookHash) {
    this.playbookHash = playbookHash;
  }

  /** An offer with a text that was written for it. */
  Offer write(
      String userId,
      OpenRequest request,
      OfferText text,
      ModelUse use,
      @Nullable Selection selection,
      List<GuardResult> guards,
      Instant createdAt) {
    Provenance provenance = provenance(request, use, selection, guards);
    return offer(userId, request, text, createdAt, request.getAssignment(), provenance, null);
  }

  /**
   * An offer with the playbook's own text, as an arm of its own: else an outage would count for the
   * arms whose texts it swallowed.
   */
  Offer writeFallback(
      String userId,
      OpenRequest request,
      OfferText text,
      List<GuardResult> guards,
      Instant createdAt) {
    Assignment replaced = request.getAssignment();
    // Once no text came there is no choice left, so its probability is 1.
    Assignment own = new Assignment(replaced.getExperiment(), FALLBACK_ARM, 1.0);
    Provenance provenance = provenance(request, TEMPLATE, null, guards);
    return offer(userId, request, text, createdAt, own, provenance, replaced);
  }

  private static Offer offer(
      String userId,
      OpenRequest request,
      OfferText text,
      Instant createdAt,
      Assignment assignment,
      Provenance provenance,
      @Nullable Assignment replaced) {
    Brief brief = request.getBrief();
    return new Offer(
        request.getRequestId(),
        userId,
        brief.getScenario(),
        brief.getSlot(),
        request.getGeneration(),
        brief.getChannel(),
        brief.getLanguage(),
        text.getHeadline(),
        text.getBody(),
        text.getCallToAction(),
        brief.getProducts(),
        brief.getTerms(),
        createdAt,
        request.getExpiresAt(),
        brief.getTrigger(),
        assignment,
        provenance,
        replaced,
        null);
  }

  private Provenance provenance(
      OpenRequest request, ModelUse use, @Nullable Selection selection, List<GuardResult> guards) {
    return new Provenance(
        request.getProfileHash(),
        playbookHash,
        request.getPromptId(),
        request.getPromptHash(),
        request.getConsentVersion(),
        use,
        guards,
        selection);
  }
}
