package dev.attune.generation.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one text took.
 *
 * @param calls calls of a model; 0 where none was made
 * @param inputTokens tokens read
 * @param outputTokens tokens written
 * @param costUsd price in USD with eight decimals; null where no price is known
 * @param parameters what shaped this very text, beyond the model's own parameters
 */
public record Usage(
    int calls,
    int inputTokens,
    int outputTokens,
    @Nullable BigDecimal costUsd,
    Map<String, String> parameters) {

  private static final int COST_SCALE = 8;

  public Usage {
    costUsd = costUsd == null ? null : costUsd.setScale(COST_SCALE, RoundingMode.HALF_UP);
    parameters = Map.copyOf(parameters);
  }

  /** No call, so nothing to pay. */
  public static Usage none(Map<String, String> parameters) {
    return new Usage(0, 0, 0, BigDecimal.ZERO, parameters);
  }

  /** One call whose price is not known here. */
  public static Usage oneCall(int inputTokens, int outputTokens) {
    return new Usage(1, inputTokens, outputTokens, null, Map.of());
  }

  /** One call on this machine, which nobody bills. */
  public static Usage oneLocalCall(int inputTokens, int outputTokens) {
    return new Usage(1, inputTokens, outputTokens, BigDecimal.ZERO, Map.of());
  }
}
