package dev.attune.generation.batch.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.avro.GenerationRequest;
import dev.attune.generation.chat.BatchedChat;
import dev.attune.generation.model.Draft;
import dev.attune.generation.model.ModelIdentity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Anthropic's batches. They carry nothing of ours that could be read before they end, so that one
 * that may have been sent is found again by its time and size, and known for ours by the ids in its
 * results.
 *
 * @see <a href="https://docs.anthropic.com/en/api/creating-message-batches">the reference</a>
 */
public final class AnthropicBatches implements BatchProvider {

  private static final int PAGES = 20;
  private static final int OVERLOADED = 529;
  private static final int SERVER_ERROR = 500;

  private final BatchedChat chat;
  private final ProviderCalls calls;

  /** Takes ownership of the chat. */
  public AnthropicBatches(BatchedChat chat) {
    this.chat = chat;
    this.calls =
        new ProviderCalls(
            chat.http(),
            chat.baseUrl(),
            Map.of("x-api-key", chat.apiKey(), "anthropic-version", "2023-06-01"),
            chat::sorted);
  }

  @Override
  public ModelIdentity identity() {
    return chat.identity();
  }

  @Override
  public String submit(BatchContents batch) {
    ObjectNode wish = ProviderCalls.JSON.createObjectNode();
    ArrayNode requests = wish.putArray("requests");
    batch
        .calls()
        .forEach((id, request) ->
            requests.addObject().put("custom_id", id).set("params", chat.body(request)));
    return calls.post("/messages/batches", wish.toString()).path("id").asText();
  }

  @Override
  public Found find(BatchContents batch) {
    boolean unclear = false;
    for (JsonNode one : since(batch.batch().getSealedAt().minusSeconds(3_600))) {
      // Fewer, where a user was erased between the seal and the sending.
      if (size(one) > batch.batch().getOffsets().size()) {
        continue;
      }
      String id = one.path("id").asText();
      if (!one.path("processing_status").asText().equals("ended")) {
        unclear = true;
      } else if (isOf(batch, id)) {
        return new Found.Sent(id);
      }
    }
    return unclear ? new Found.Unclear() : new Found.NotSent();
  }

  /** Batches made after a moment, whoever made them. */
  private List<JsonNode> since(Instant moment) {
    List<JsonNode> found = new ArrayList<>();
    String after = "";
    for (int page = 0; page < PAGES; page++) {
      JsonNode list = calls.get("/messages/batches?limit=100" + after);
      for (JsonNode one : list.path("data")) {
        if (Instant.parse(one.path("created_at").asText()).isBefore(moment)) {
          return found;
        }
        found.add(one);
      }
      if (!list.path("has_more").asBoolean()) {
        return found;
      }
      after = "&after_id=" + list.path("last_id").asText();
    }
    return found;
  }

  private static int size(JsonNode batch) {
    int size = 0;
    for (JsonNode count : batch.path("request_counts")) {
      size += count.asInt();
    }
    return size;
  }

  private boolean isOf(BatchContents batch, String id) {
    return items(id).keySet().stream().anyMatch(batch::isCustomId);
  }

  @Override
  public Standing standing(String providerId) {
    JsonNode batch = calls.get("/messages/batches/" + providerId);
    return batch.path("processing_status").asText().equals("ended")
        ? new Standing.Ended(items(providerId))
        : new Standing.Running();
  }

  private Map<String, Item> items(String id) {
    Map<String, Item> items = new HashMap<>();
    calls.lines("/messages/batches/" + id + "/results").forEach(line -> item(line, items));
    return items;
  }

  private static void item(JsonNode line, Map<String, Item> into) {
    JsonNode result = line.path("result");
    String type = result.path("type").asText();
    Item item =
        switch (type) {
          case "succeeded" -> new Item.Answered(200, result.path("message").toString());
          case "errored" ->
              new Item.Answered(status(result.path("error")), result.path("error").toString());
          default -> new Item.NotMade(type);
        };
    into.put(line.path("custom_id").asText(), item);
  }

  /** An error in a batch has a type and no status: that which a single call would have had. */
  private static int status(JsonNode error) {
    return switch (error.path("error").path("type").asText()) {
      case "invalid_request_error" -> 400;
      case "authentication_error" -> 401;
      case "billing_error" -> 402;
      case "permission_error" -> 403;
      case "not_found_error" -> 404;
      case "request_too_large" -> 413;
      case "rate_limit_error" -> 429;
      case "overloaded_error" -> OVERLOADED;
      default -> SERVER_ERROR;
    };
  }

  @Override
  public void cancel(String providerId) {
    JsonNode unused = calls.post("/messages/batches/" + providerId + "/cancel", "{}");
  }

  @Override
  public void forget(String providerId) {
    calls.delete("/messages/batches/" + providerId);
  }

  @Override
  public Draft read(GenerationRequest request, Item.Answered item) {
    return chat.read(request, item.status(), item.body());
  }

  @Override
  public void close() {
    chat.close();
  }
}
