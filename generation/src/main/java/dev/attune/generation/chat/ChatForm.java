package dev.attune.generation.chat;

import dev.attune.avro.GenerationRequest;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.DefaultChatRequestParameters;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns a request into what a chat model is sent: the prompt, the limit of tokens, the form of the
 * answer. The system part comes first and is the same for many users, so that providers can cache
 * it.
 */
final class ChatForm {

  private static final JsonSchema OFFER =
      JsonSchema.builder()
          .name("offer")
          .rootElement(
              JsonObjectSchema.builder()
                  .addStringProperty("headline", "One line")
                  .addStringProperty("body", "The message")
                  .addStringProperty("callToAction", "What the button says")
                  .required("headline", "body", "callToAction")
                  .additionalProperties(false)
                  .build())
          .build();

  private final StructuredOutput output;
  private final JsonInstruction instruction = new JsonInstruction();
  private final UserAlias alias;
  private final Dialect dialect;

  /** What providers name differently. */
  @FunctionalInterface
  interface Dialect {
    /**
     * Parameters that hold the most tokens of a text, the extras and the user's alias, and nothing
     * else.
     *
     * @param user null where none is told
     */
    ChatRequestParameters parameters(int maxOutputTokens, Extras extras, @Nullable String user);
  }

  ChatForm(StructuredOutput output, UserAlias alias, Dialect dialect) {
    this.output = output;
    this.alias = alias;
    this.dialect = dialect;
  }

  ChatRequest of(GenerationRequest request, Extras extras) {
    String system = instruction.completing(request.getPrompt().getSystem(), output);
    return ChatRequest.builder()
        .messages(
            List.of(SystemMessage.from(system), UserMessage.from(request.getPrompt().getUser())))
        .parameters(
            dialect
                .parameters(request.getMaxOutputTokens(), extras, alias.of(request.getUserId()))
                .overrideWith(format()))
        .build();
  }

  private ChatRequestParameters format() {
    DefaultChatRequestParameters.Builder<?> parameters = ChatRequestParameters.builder();
    return switch (output) {
      case JSON_SCHEMA -> parameters.responseFormat(schema()).build();
      case JSON_OBJECT -> parameters.responseFormat(ResponseFormat.JSON).build();
      case NONE -> parameters.build();
    };
  }

  private static ResponseFormat schema() {
    return ResponseFormat.builder().type(ResponseFormatType.JSON).jsonSchema(OFFER).build();
  }
}
