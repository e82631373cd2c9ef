package dev.attune.modelserver.chat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.modelserver.behaviour.Fault;
import dev.attune.modelserver.http.Reply;

/** How a provider words calls and answers. */
public interface Dialect {

  /** {@code openai}, {@code anthropic} or {@code ollama}. */
  String name();

  /**
   * What is asked.
   *
   * @throws dev.attune.modelserver.json.BadCallException when the provider would refuse it
   */
  ChatRequest read(JsonNode body);

  /** The answer in its form: in one piece or streamed, as the request wants it. */
  Reply write(ChatRequest request, Completion completion);

  /** What goes back for a fault of kind STATUS. */
  Problem problem(Fault fault);

  /** What goes back for a request that cannot be served, with this status. */
  Problem problem(int status, String message);

  /** An error in its form. */
  JsonNode write(Problem problem);
}
