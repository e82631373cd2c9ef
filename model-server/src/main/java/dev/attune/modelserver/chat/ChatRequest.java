package dev.attune.modelserver.chat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a model.
 *
 * @param model its name
 * @param messages the system part included, in their order
 * @param choices how many answers
 * @param form how they are to come
 * @param maxTokens most tokens of an answer, or 0 for no limit, or {@link #NOTHING}
 * @param logprobs alternatives wanted beside each token's score, or -1 for no scores
 * @param json whether the answer must be JSON
 * @param schema of the answer, or null
 * @param tool the one to call instead of answering, or null
 * @param cached how many of the messages, from the first, the caller wants kept in the prompt cache
 */
public record ChatRequest(
    String model,
    List<Message> messages,
    int choices,
    Form form,
    int maxTokens,
    int logprobs,
    boolean json,
    @Nullable JsonNode schema,
    @Nullable Tool tool,
    int cached) {

  /** A limit of no token at all, where 0 means that there is none. */
  public static final int NOTHING = -1;

  /** One message. */
  public record Message(String role, String text) {}

  /** A tool that the model may call; the schema is that of its arguments. */
  public record Tool(String name, @Nullable JsonNode schema, boolean forced) {}

  /** How an answer is to come. */
  public enum Form {
    /** In one piece. */
    WHOLE,
    /** In pieces. */
    STREAMED,
    /** In pieces, with the tokens in the last one where that must be asked for. */
    STREAMED_WITH_USAGE
  }

  public ChatRequest {
    messages = List.copyOf(messages);
  }

  /** Whether it is to come in pieces. */
  public boolean streamed() {
    return form != Form.WHOLE;
  }

  /** All that the messages say. */
  public String text() {
    return messages.stream().map(Message::text).collect(Collectors.joining("\n"));
  }
}
