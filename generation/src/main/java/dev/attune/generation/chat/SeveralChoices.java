package dev.attune.generation.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.util.regex.Pattern;

/**
 * Lets an answer with several choices through the library, which throws at more than one: it sees
 * the first, and all of them stand under another name for {@link OpenAiChoices}. Answers with one
 * choice are not touched.
 */
record SeveralChoices(HttpClient inner) implements HttpClient {

  /** Where all choices are when there is more than one. */
  static final String ALL = "attune_choices";

  private static final Pattern SEVERAL = Pattern.compile("\"n\"\\s*:\\s*\\d");
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public SuccessfulHttpResponse execute(HttpRequest request) {
    SuccessfulHttpResponse response = inner.execute(request);
    return asksForSeveral(request) ? withOneChoice(response) : response;
  }

  /** Within a text of the request the quotes would be escaped. */
  private static boolean asksForSeveral(HttpRequest request) {
    return request.body() != null && SEVERAL.matcher(request.body()).find();
  }

  private static SuccessfulHttpResponse withOneChoice(SuccessfulHttpResponse response) {
    try {
      JsonNode answer = JSON.readTree(response.body());
      JsonNode choices = answer.path("choices");
      if (!(answer instanceof ObjectNode object) || choices.size() < 2) {
        return response;
      }
      object.set(ALL, choices);
      object.set("choices", JSON.createArrayNode().add(choices.path(0)));
      return SuccessfulHttpResponse.builder()
          .statusCode(response.statusCode())
          .headers(response.headers())
          .body(JSON.writeValueAsString(object))
          .build();
    } catch (JsonProcessingException unreadable) {
      // The library says so in its own way.
      return response;
    }
  }

  @Override
  public void execute(
      HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
    inner.execute(request, parser, listener);
  }
}
