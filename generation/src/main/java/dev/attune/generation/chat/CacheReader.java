package dev.attune.generation.chat;

import dev.attune.generation.model.Usage;
import dev.attune.generation.model.Usage.PromptCache;
import dev.langchain4j.model.anthropic.AnthropicTokenUsage;
import dev.langchain4j.model.openai.OpenAiTokenUsage;
import dev.langchain4j.model.openai.OpenAiTokenUsage.InputTokensDetails;
import dev.langchain4j.model.output.TokenUsage;
import org.jspecify.annotations.Nullable;

/**
 * What a provider reports of its prompt cache. OpenAI counts cached tokens among the input,
 * Anthropic beside it; here they are among it, as OpenTelemetry's conventions have it.
 */
final class CacheReader {

  private CacheReader() {}

  static Usage completing(Usage usage, @Nullable TokenUsage reported) {
    return switch (reported) {
      case OpenAiTokenUsage openAi ->
          usage.with(
              new PromptCache(
                  Math.min(cached(openAi.inputTokensDetails()), usage.inputTokens()), 0));
      case AnthropicTokenUsage anthropic -> completing(usage, anthropic);
      case null, default -> usage;
    };
  }

  private static Usage completing(Usage usage, AnthropicTokenUsage reported) {
    PromptCache cache =
        new PromptCache(
            count(reported.cacheReadInputTokens()), count(reported.cacheCreationInputTokens()));
    int input = usage.inputTokens() + cache.read() + cache.written();
    return Usage.oneCall(input, usage.outputTokens()).with(cache);
  }

  private static int cached(@Nullable InputTokensDetails details) {
    return details == null ? 0 : count(details.cachedTokens());
  }

  private static int count(@Nullable Integer reported) {
    return reported == null ? 0 : Math.max(reported, 0);
  }
}
