package dev.attune.modelserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.modelserver.behaviour.Behaviour;
import dev.attune.modelserver.behaviour.Fault;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Spoilt answers as a plain client sees them. */
class AnswerFaultsTest {

  private final ModelServer server = ModelServer.start();

  @AfterEach
  void close() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({"EMPTY, 0", "HTML, -1", "TRUNCATED_JSON, -1"})
  void shouldSpoilTheBodyWhenTold(Fault fault, int length) throws IOException {
    // Given
    server.behave(Behaviour.failing(fault));

    // When
    HttpResponse<String> response = Caller.openAi(server, "");

    // Then
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body())
        .satisfies(body -> {
          if (length == 0) {
            assertThat(body).isEmpty();
          } else {
            assertThatThrownBy(() -> Caller.json(body)).isInstanceOf(JsonProcessingException.class);
          }
        });
  }

  @Test
  void shouldSpoilTheTextWhenTold() throws IOException {
    // When
    String truncated = textWith(Fault.TRUNCATED_TEXT);
    String prose = textWith(Fault.PROSE);
    String none = textWith(Fault.NO_TEXT);
    String huge = textWith(Fault.HUGE);
    String invented = textWith(Fault.INVENTED_PRICE);
    String twice = textWith(Fault.DUPLICATE_KEYS);
    String other = textWith(Fault.WRONG_LANGUAGE);

    // Then
    assertThat(truncated).startsWith("{").doesNotEndWith("}");
    assertThat(prose).doesNotContain("{");
    assertThat(none).isEmpty();
    assertThat(huge.length()).isBetween(1_000_000, 1_100_000);
    assertThat(invented).containsPattern("€\\d{4}\\.\\d\\d");
    assertThat(twice.split("\"headline\"", -1)).hasSize(3);
    assertThat(other).containsAnyOf("bonnes", "vous", "petites");
  }

  private String textWith(Fault fault) throws IOException {
    server.behave(Behaviour.failing(fault));
    JsonNode answer = Caller.json(Caller.openAi(server, ",\"max_tokens\":400").body());
    return answer.at("/choices/0/message/content").asText();
  }

  @Test
  void shouldSendBytesThatAreNoUtf8WhenTold() throws IOException {
    // Given
    server.behave(Behaviour.failing(Fault.INVALID_UTF8));

    // When
    byte[] body =
        Caller.send(
                Caller.post(server.baseUrl() + "/chat/completions", Caller.openAiBody("")),
                HttpResponse.BodyHandlers.ofByteArray())
            .body();

    // Then
    assertThatThrownBy(() -> StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)))
        .isInstanceOf(CharacterCodingException.class);
  }

  @Test
  void shouldEndTheModelsTurnAsEachDialectDoesWhenTold() throws IOException {
    // When
    server.behave(Behaviour.failing(Fault.LENGTH));
    JsonNode length = openAi();
    JsonNode maxTokens = anthropic();
    server.behave(Behaviour.failing(Fault.CONTENT_FILTER));
    JsonNode filtered = openAi();
    server.behave(Behaviour.failing(Fault.REFUSAL));
    JsonNode refused = openAi();
    JsonNode refusedToo = anthropic();
    server.behave(Behaviour.failing(Fault.TOOL_CALL));
    JsonNode tool = openAi();
    JsonNode toolToo = anthropic();

    // Then
    assertThat(length.at("/choices/0/finish_reason").asText()).isEqualTo("length");
    assertThat(maxTokens.path("stop_reason").asText()).isEqualTo("max_tokens");
    assertThat(filtered.at("/choices/0/finish_reason").asText()).isEqualTo("content_filter");
    assertThat(refused.at("/choices/0/message/refusal").asText()).isNotEmpty();
    assertThat(refusedToo.path("stop_reason").asText()).isEqualTo("refusal");
    assertThat(tool.at("/choices/0/finish_reason").asText()).isEqualTo("tool_calls");
    assertThat(toolToo.at("/content/0/type").asText()).isEqualTo("tool_use");
  }

  @Test
  void shouldReportNoOrNegativeTokensWhenTold() throws IOException {
    // When
    server.behave(Behaviour.failing(Fault.USAGE_MISSING));
    JsonNode missing = openAi();
    server.behave(Behaviour.failing(Fault.USAGE_NEGATIVE));
    JsonNode negative = anthropic();

    // Then
    assertThat(missing.has("usage")).isFalse();
    assertThat(negative.at("/usage/input_tokens").asInt()).isNegative();
    assertThat(negative.at("/usage/output_tokens").asInt()).isNegative();
  }

  private JsonNode openAi() throws IOException {
    return Caller.json(Caller.openAi(server, "").body());
  }

  private JsonNode anthropic() throws IOException {
    return Caller.json(Caller.anthropic(server, "").body());
  }
}
