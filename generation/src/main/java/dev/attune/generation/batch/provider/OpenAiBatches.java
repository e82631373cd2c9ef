package dev.attune.generation.batch.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.avro.GenerationRequest;
import dev.attune.generation.chat.BatchedChat;
import dev.attune.generation.model.Draft;
import dev.attune.generation.model.ModelIdentity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * OpenAI's batches: a file of calls goes up, a batch is made of it, two files come down. The batch
 * carries our id in its metadata, so that it is found again.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/batch">the reference</a>
 */
public final class OpenAiBatches implements BatchProvider {

  private static final String ENDPOINT = "/v1/chat/completions";
  private static final String OURS = "attune_batch";
  private static final String BOUNDARY = "attune-batch-1f6e0c7a94";
  private static final int PAGES = 20;

  private final BatchedChat chat;
  private final ProviderCalls calls;

  /** Takes ownership of the chat. */
  public OpenAiBatches(BatchedChat chat) {
    this.chat = chat;
    this.calls =
        new ProviderCalls(
            chat.http(),
            chat.baseUrl(),
            Map.of("authorization", "Bearer " + chat.apiKey()),
            chat::sorted);
  }

  @Override
  public ModelIdentity identity() {
    return chat.identity();
  }

  @Override
  public String submit(BatchContents batch) {
    String file =
        calls
            .post("/files", form(batch), "multipart/form-data; boundary=" + BOUNDARY)
            .path("id")
            .asText();
    ObjectNode wish =
        ProviderCalls.JSON
            .createObjectNode()
            .put("input_file_id", file)
            .put("endpoint", ENDPOINT)
            .put("completion_window", "24h");
    wish.putObject("metadata").put(OURS, batch.id());
    return calls.post("/batches", wish.toString()).path("id").asText();
  }

  private String form(BatchContents batch) {
    StringBuilder form = new StringBuilder();
    part(form, "name=\"purpose\"", "batch");
    StringBuilder lines = new StringBuilder();
    batch
        .calls()
        .forEach((id, request) -> {
          ObjectNode line =
              ProviderCalls.JSON
                  .createObjectNode()
                  .put("custom_id", id)
                  .put("method", "POST")
                  .put("url", ENDPOINT);
          line.set("body", chat.body(request));
          lines.append(line).append('\n');
        });
    String name = batch.id() + ".jsonl";
    part(form, "name=\"file\"; filename=\"" + name + "\"", lines.toString());
    return form.append("--").append(BOUNDARY).append("--\r\n").toString();
  }

  private static void part(StringBuilder form, String names, String content) {
    form.append("--").append(BOUNDARY).append("\r\n");
    form.append("Content-Disposition: form-data; ").append(names).append("\r\n\r\n");
    form.append(content).append("\r\n");
  }

  @Override
  public Found find(BatchContents batch) {
    String after = "";
    for (int page = 0; page < PAGES; page++) {
      JsonNode list = calls.get("/batches?limit=100" + after);
      for (JsonNode one : list.path("data")) {
        boolean older = one.path("created_at").asLong() < earliest(batch);
        if (one.path("metadata").path(OURS).asText().equals(batch.id())) {
          return new Found.Sent(one.path("id").asText());
        }
        if (older) {
          return new Found.NotSent();
        }
        after = "&after=" + one.path("id").asText();
      }
      if (!list.path("has_more").asBoolean()) {
        return new Found.NotSent();
      }
    }
    return new Found.Unclear();
  }

  /**
   * Seconds since 1970 before which it cannot have been sent, for clocks that differ by an hour.
   */
  private static long earliest(BatchContents batch) {
    return batch.batch().getSealedAt().getEpochSecond() - 3_600;
  }

  @Override
  public Standing standing(String providerId) {
    JsonNode batch = calls.get("/batches/" + providerId);
    return switch (batch.path("status").asText()) {
      case "validating", "in_progress", "finalizing", "cancelling" -> new Standing.Running();
      default -> ended(batch);
    };
  }

  private Standing.Ended ended(JsonNode batch) {
    Map<String, Item> items = new HashMap<>();
    for (String name : List.of("output_file_id", "error_file_id")) {
      String file = batch.path(name).asText("");
      if (!file.isEmpty() && !file.equals("null")) {
        calls.lines("/files/" + file + "/content").forEach(line -> item(line, items));
      }
    }
    return new Standing.Ended(items);
  }

  private static void item(JsonNode line, Map<String, Item> into) {
    JsonNode response = line.path("response");
    String id = line.path("custom_id").asText();
    into.put(
        id,
        response.isObject()
            ? new Item.Answered(
                response.path("status_code").asInt(), response.path("body").toString())
            : new Item.NotMade(line.path("error").path("code").asText("unknown")));
  }

  @Override
  public void cancel(String providerId) {
    JsonNode unused = calls.post("/batches/" + providerId + "/cancel", "{}");
  }

  @Override
  public void forget(String providerId) {
    JsonNode batch = calls.get("/batches/" + providerId);
    Stream.of("input_file_id", "output_file_id", "error_file_id")
        .map(name -> batch.path(name).asText(""))
        .filter(file -> !file.isEmpty() && !file.equals("null"))
        .forEach(file -> calls.delete("/files/" + file));
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
