package dev.attune.generation.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Whether an error says that the account is empty or at its limit of spending, where the status
 * does not. By the documented fields of {@code {"error": {"type", "code", "message"}}}, which
 * OpenAI and Anthropic share; only where no field tells, by the table of phrases below.
 */
final class MoneyGone {

  /**
   * Values of {@code type} or {@code code}. OpenAI sends the first with status 429, the others with
   * 400 or 429; Anthropic sends the last with 402.
   */
  private static final Set<String> WORDS =
      Set.of(
          "insufficient_quota",
          "billing_hard_limit_reached",
          "billing_not_active",
          "billing_error");

  /** The type under which the text alone tells: Anthropic says so with status 400. */
  private static final String VAGUE = "invalid_request_error";

  /** In lower case. Both are Anthropic's: an empty account, and the limit its owner has set. */
  private static final List<String> PHRASES =
      List.of("credit balance is too low", "reached your specified api usage limits");

  private static final ObjectMapper JSON = new ObjectMapper();

  private MoneyGone() {}

  static boolean isSaidBy(int status, String body) {
    if (status == 402) {
      return true;
    }
    return (status == 400 || status == 429) && isSaidBy(error(body));
  }

  private static boolean isSaidBy(JsonNode error) {
    String type = error.path("type").asText();
    if (WORDS.contains(type) || WORDS.contains(error.path("code").asText())) {
      return true;
    }
    String message = error.path("message").asText().toLowerCase(Locale.ROOT);
    return type.equals(VAGUE) && PHRASES.stream().anyMatch(message::contains);
  }

  private static JsonNode error(String body) {
    try {
      return JSON.readTree(body).path("error");
    } catch (JsonProcessingException noJson) {
      return JSON.missingNode();
    }
  }
}
