package dev.attune.generation.chat;

import dev.attune.avro.GenerationRequest;
import dev.attune.generation.model.Usage;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a call took: as the provider reports it, or estimated where it reports nothing credible. */
final class UsageReader {

  private final TokenCounter tokens;

  UsageReader(TokenCounter tokens) {
    this.tokens = tokens;
  }

  Usage of(GenerationRequest request, ChatResponse response) {
    @Nullable TokenUsage reported = response.tokenUsage();
    Usage counted =
        Usage.oneCall(
            credible(reported == null ? null : reported.inputTokenCount(), () -> prompt(request)),
            credible(
                reported == null ? null : reported.outputTokenCount(), () -> answer(response)));
    return CacheReader.completing(counted, reported);
  }

  /** Of a call whose answer the library withholds. */
  Usage ofRefusal(GenerationRequest request) {
    return Usage.oneCall(prompt(request), 0);
  }

  // A negative count has been seen in the wild; zero tokens in or out is what a missing count looks
  // like after parsing.
  private static int credible(@Nullable Integer reported, Supplier<Integer> estimate) {
    return reported != null && reported > 0 ? reported : estimate.get();
  }

  private int prompt(GenerationRequest request) {
    return tokens.count(request.getPrompt().getSystem())
        + tokens.count(request.getPrompt().getUser());
  }

  private int answer(ChatResponse response) {
    @Nullable String text = response.aiMessage().text();
    return text == null ? 0 : tokens.count(text);
  }
}
