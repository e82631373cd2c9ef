package dev.attune.generation.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiChatResponseMetadata;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All choices of an answer in OpenAI's form, with the log-probabilities of their tokens. The
 * library hands on only the first, so they are read from the raw answer.
 */
final class OpenAiChoices {

  private static final ObjectMapper JSON = new ObjectMapper();

  private OpenAiChoices() {}

  /**
   * One of several texts.
   *
   * @param complete whether the model came to its end
   * @param logProbabilities of its tokens; empty where there are none
   */
  record Choice(String text, boolean complete, List<Double> logProbabilities) {}

  /** In their order; those without a text are left out. */
  static List<Choice> in(ChatResponse response) {
    if (!(response.metadata() instanceof OpenAiChatResponseMetadata metadata)) {
      return List.of();
    }
    @Nullable SuccessfulHttpResponse raw = metadata.rawHttpResponse();
    List<Choice> choices = new ArrayList<>();
    if (raw != null) {
      for (JsonNode choice : choices(raw.body())) {
        JsonNode content = choice.at("/message/content");
        if (content.isTextual()) {
          boolean complete = "stop".equals(choice.path("finish_reason").asText());
          choices.add(new Choice(content.textValue(), complete, logProbabilities(choice)));
        }
      }
    }
    return choices;
  }

  private static JsonNode choices(String body) {
    try {
      JsonNode answer = JSON.readTree(body);
      return answer.has(SeveralChoices.ALL)
          ? answer.path(SeveralChoices.ALL)
          : answer.path("choices");
    } catch (JsonProcessingException unreadable) {
      return JSON.missingNode();
    }
  }

  private static List<Double> logProbabilities(JsonNode choice) {
    List<Double> values = new ArrayList<>();
    for (JsonNode token : choice.at("/logprobs/content")) {
      // What is no number spoils the score as much as a number that is no logarithm.
      values.add(token.path("logprob").asDouble(Double.NaN));
    }
    return values;
  }
}
