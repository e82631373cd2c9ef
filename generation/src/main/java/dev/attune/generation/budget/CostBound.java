package dev.attune.generation.budget;

import dev.attune.avro.GenerationRequest;
import java.nio.charset.StandardCharsets;

/**
 * The most tokens that one call for a request can be billed for.
 *
 * @param inputTokens no tokenizer makes more tokens than the text has bytes in UTF-8; and what a
 *     provider adds around the prompt
 * @param outputTokens the limit the call sets, for each candidate
 */
record CostBound(long inputTokens, long outputTokens) {

  /**
   * Room for what is sent besides the prompt: roles, the schema of the answer, the instruction to
   * answer in JSON, and a provider's own instructions on tools (Anthropic: up to some hundreds).
   */
  static final int FRAMING_TOKENS = 2_048;

  static CostBound of(GenerationRequest request) {
    long prompt = bytes(request.getPrompt().getSystem()) + bytes(request.getPrompt().getUser());
    return new CostBound(
        prompt + FRAMING_TOKENS,
        (long) request.getMaxOutputTokens() * Math.max(1, request.getCandidates()));
  }

  private static long bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
