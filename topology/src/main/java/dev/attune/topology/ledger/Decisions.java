package dev.attune.topology.ledger;

import dev.attune.avro.Decision;
import dev.attune.avro.DecisionOutcome;
import dev.attune.avro.DecisionReason;
import dev.attune.avro.GenerationResponse;
import dev.attune.avro.OpenRequest;
import dev.attune.avro.SourceOffset;
import dev.attune.avro.Trigger;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes lines of the ledger. Pure. */
public final class Decisions {

  private Decisions() {}

  /** A trigger that led to no request. */
  public static Decision suppressed(
      String userId,
      String scenario,
      String slot,
      Trigger trigger,
      DecisionReason reason,
      List<SourceOffset> sources) {
    return new Decision(
        trigger.getTriggerId(),
        null,
        userId,
        scenario,
        slot,
        trigger.getKind(),
        DecisionOutcome.SUPPRESSED,
        reason,
        trigger.getFiredAt(),
        trigger.getFiredAt(),
        null,
        sources);
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
        request.getSources());
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
        List.of());
  }
}
