package dev.attune.topology.ledger;

import dev.attune.avro.Decision;
import dev.attune.avro.DecisionOutcome;
import dev.attune.avro.DecisionReason;
import dev.attune.avro.GenerationResponse;
import dev.attune.avro.OpenRequest;
import dev.attune.avro.PublishedOffer;
import dev.attune.avro.Recall;
import dev.attune.avro.SourceOffset;
import dev.attune.avro.Trigger;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes lines of the ledger. Pure. */
public final class Decisions {

  private Decisions() {}

  /**
   * A trigger that led to no request.
   *
   * @param decidedAt when; later than the trigger where it was held
   */
  public static Decision unasked(
      String userId,
      String scenario,
      String slot,
      Trigger trigger,
      DecisionOutcome outcome,
      DecisionReason reason,
      Instant decidedAt,
      List<SourceOffset> sources) {
    return new Decision(
        trigger.getTriggerId(),
        null,
        userId,
        scenario,
        slot,
        trigger.getKind(),
        outcome,
        reason,
        trigger.getFiredAt(),
        decidedAt,
        null,
        sources,
        "",
        null,
        "");
  }

  /** A request that ended. */
  public static Decision ended(
      String userId,
      OpenRequest request,
      DecisionOutcome outcome,
      @Nullable DecisionReason reason,
      Instant decidedAt) {
    Trigger trigger = request.getBrief().getTrigger();
    return new Decision(
        trigger.getTriggerId(),
        request.getRequestId(),
        userId,
        request.getBrief().getScenario(),
        request.getBrief().getSlot(),
        trigger.getKind(),
        outcome,
        reason,
        trigger.getFiredAt(),
        decidedAt,
        request.getAssignment().getArm(),
        request.getSources(),
        "",
        null,
        "");
  }

  /** A published offer that no longer holds. */
  public static Decision recalled(String userId, PublishedOffer offer, Recall recall) {
    return new Decision(
        "",
        offer.getOfferId(),
        userId,
        offer.getScenario(),
        offer.getSlot(),
        offer.getTrigger().getKind(),
        DecisionOutcome.RECALLED,
        recall.getReason(),
        offer.getTrigger().getFiredAt(),
        recall.getAt(),
        offer.getAssignment().getArm(),
        List.of(),
        "",
        null,
        "");
  }

  /** An answer that nobody waited for. */
  public static Decision discarded(
      GenerationResponse response, DecisionReason reason, Instant decidedAt) {
    return new Decision(
        "",
        response.getRequestId(),
        response.getUserId(),
        "",
        response.getSlot(),
        "",
        DecisionOutcome.DISCARDED,
        reason,
        decidedAt,
        decidedAt,
        null,
        List.of(),
        "",
        null,
        "");
  }
}
