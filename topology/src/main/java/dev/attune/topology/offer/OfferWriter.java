package dev.attune.topology.offer;

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
import org.jspecify.annotations.Nullable;

/** Puts an offer together from its request, its text and its provenance. Pure. */
final class OfferWriter {

  private final String playbookHash;

  OfferWriter(String playbookHash) {
    this.playbookHash = playbookHash;
  }

  Offer write(
      String userId,
      OpenRequest request,
      OfferText text,
      ModelUse use,
      @Nullable Selection selection,
      List<GuardResult> guards,
      Instant createdAt) {
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
        request.getAssignment(),
        provenance(request, use, selection, guards),
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
