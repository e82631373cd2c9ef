package dev.attune.modelserver.chat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.modelserver.text.TokenScore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a model answers.
 *
 * @param id 24 characters, the same for the same call in the same state of the server
 * @param created seconds since 1970
 * @param usage tokens, or null when they are not reported
 */
public record Completion(String id, long created, List<Choice> choices, @Nullable Usage usage) {

  /**
   * One of the answers.
   *
   * @param text what the model says; empty with a tool's call
   * @param tokens the text in tokens
   * @param scores one a token, or empty
   * @param tool a call of a tool, or null
   */
  public record Choice(
      String text,
      List<String> tokens,
      List<TokenScore> scores,
      @Nullable ToolCall tool,
      Finish finish) {}

  /** A tool's name and what it is called with. */
  public record ToolCall(String name, JsonNode arguments) {}

  /** Why the model stopped. */
  public enum Finish {
    STOP,
    LENGTH,
    TOOL_CALL,
    CONTENT_FILTER,
    REFUSAL
  }

  /**
   * Tokens by the rule of {@link dev.attune.modelserver.text.Tokens}, and four more for each
   * message.
   *
   * @param input all tokens of the prompt
   * @param cacheRead of these, those that the prompt cache had
   * @param cacheWritten of these, those that it took in
   */
  public record Usage(int input, int cacheRead, int cacheWritten, int output) {}
}
