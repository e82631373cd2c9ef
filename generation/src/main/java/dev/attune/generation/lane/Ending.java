package dev.attune.generation.lane;

import dev.attune.avro.GenerationRequest;
import dev.attune.avro.GenerationResponse;
import dev.attune.avro.GenerationStatus;
import dev.attune.avro.ModelUse;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/**
 * How a request ends that the dispatcher ends itself, before its call or in it.
 *
 * @param detail one line for the response
 */
public record Ending(GenerationStatus status, String detail) {

  private static final int COST_SCALE = 8;
  private static final ModelUse NO_CALL =
      new ModelUse("none", "none", Map.of(), 0, 0L, 0, 0, free(), 0, 0);

  private static BigDecimal free() {
    return BigDecimal.ZERO.setScale(COST_SCALE, RoundingMode.UNNECESSARY);
  }

  /** The response where no call was made. */
  public GenerationResponse of(GenerationRequest request) {
    return of(request, NO_CALL);
  }

  /** The response where something was used before the end, which has to be paid. */
  public GenerationResponse of(GenerationRequest request, ModelUse used) {
    return new GenerationResponse(
        request.getRequestId(),
        request.getUserId(),
        request.getSlot(),
        request.getGeneration(),
        status,
        detail,
        null,
        used,
        null);
  }
}
