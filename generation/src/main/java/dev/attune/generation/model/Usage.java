package dev.attune.generation.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one text took.
 *
 * @param calls calls of a model; 0 where none was made
 * @param inputTokens tokens read, those from a cache included
 * @param outputTokens tokens written
 * @param costUsd price in USD with eight decimals; null where no price is known
 * @param parameters what shaped this very text, beyond the model's own parameters
 * @param cache how much of the input the provider's prompt cache had to do with
 */
public record Usage(
    int calls,
    int inputTokens,
    int outputTokens,
    @Nullable BigDecimal costUsd,
    Map<String, String> parameters,
    PromptCache cache) {

  private static final int COST_SCALE = 8;

  public Usage {
    costUsd = costUsd == null ? null : costUsd.setScale(COST_SCALE, RoundingMode.HALF_UP);
    parameters = Map.copyOf(parameters);
  }

  /** No call, so nothing to pay. */
  public static Usage none(Map<String, String> parameters) {
    return new Usage(0, 0, 0, BigDecimal.ZERO, parameters, PromptCache.UNUSED);
  }

  /** One call whose price is not known here. */
  public static Usage oneCall(int inputTokens, int outputTokens) {
    return new Usage(1, inputTokens, outputTokens, null, Map.of(), PromptCache.UNUSED);
  }

  /** One call that the provider refused, which it does not bill. */
  public static Usage oneRefusedCall() {
    return new Usage(1, 0, 0, BigDecimal.ZERO, Map.of(), PromptCache.UNUSED);
  }

  /**
   * This and a later call for the same text. A price is known only where both are; what shaped the
   * text is the later one's.
   */
  public Usage plus(Usage later) {
    return new Usage(
        calls + later.calls,
        inputTokens + later.inputTokens,
        outputTokens + later.outputTokens,
        costUsd == null || later.costUsd == null ? null : costUsd.add(later.costUsd),
        later.parameters,
        cache.plus(later.cache));
  }

  /** One call on this machine, which nobody bills. */
  public static Usage oneLocalCall(int inputTokens, int outputTokens) {
    return new Usage(1, inputTokens, outputTokens, BigDecimal.ZERO, Map.of(), PromptCache.UNUSED);
  }

  /** The same, with what the provider reports of its prompt cache. */
  public Usage with(PromptCache reported) {
    return new Usage(calls, inputTokens, outputTokens, costUsd, parameters, reported);
  }

  /**
   * Of the tokens read, those that a provider bills apart because its prompt cache knew them or
   * learned them.
   *
   * @param read tokens that came from the cache
   * @param written tokens that were put into it and billed as such
   */
  public record PromptCache(int read, int written) {
    public static final PromptCache UNUSED = new PromptCache(0, 0);

    PromptCache plus(PromptCache later) {
      return new PromptCache(read + later.read, written + later.written);
    }
  }
}
