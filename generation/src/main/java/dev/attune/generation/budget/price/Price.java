package dev.attune.generation.budget.price;

import dev.attune.budget.Usd;
import dev.attune.generation.model.Usage;
import java.math.BigDecimal;

/**
 * What a model costs, in USD per million tokens.
 *
 * @param input of tokens read
 * @param cachedInput of tokens read that the provider's prompt cache knew
 * @param cacheWrite of tokens read and put into that cache
 * @param output of tokens written, those of its reasoning included
 * @param batchDiscount share of all that a batch saves, 0 to 1
 * @param batchCachedInput of tokens read in a batch that the provider's prompt cache knew
 */
public record Price(
    BigDecimal input,
    BigDecimal cachedInput,
    BigDecimal cacheWrite,
    BigDecimal output,
    BigDecimal batchDiscount,
    BigDecimal batchCachedInput) {

  /** Nobody bills it. */
  public static final Price FREE =
      new Price(
          BigDecimal.ZERO,
          BigDecimal.ZERO,
          BigDecimal.ZERO,
          BigDecimal.ZERO,
          BigDecimal.ZERO,
          BigDecimal.ZERO);

  private static final int MILLION = 6;

  /** The most that so many tokens can cost, USD, rounded up. */
  public BigDecimal maximum(long inputTokens, long outputTokens) {
    BigDecimal dearest = input.max(cachedInput).max(cacheWrite);
    return millionths(times(dearest, inputTokens).add(times(output, outputTokens)));
  }

  /** What a call cost, USD, rounded up; every count must be 0 or more. */
  public BigDecimal of(Usage usage) {
    int read = usage.cache().read();
    int written = usage.cache().written();
    return millionths(
        times(input, usage.inputTokens() - read - written)
            .add(times(cachedInput, read))
            .add(times(cacheWrite, written))
            .add(times(output, usage.outputTokens())));
  }

  /** The same of calls in a batch. */
  public Price inBatch() {
    BigDecimal share = BigDecimal.ONE.subtract(batchDiscount);
    return new Price(
        input.multiply(share),
        batchCachedInput,
        cacheWrite.multiply(share),
        output.multiply(share),
        BigDecimal.ZERO,
        batchCachedInput);
  }

  private static BigDecimal times(BigDecimal price, long tokens) {
    return price.multiply(BigDecimal.valueOf(tokens));
  }

  private static BigDecimal millionths(BigDecimal amount) {
    return Usd.atLeast(amount.movePointLeft(MILLION));
  }
}
