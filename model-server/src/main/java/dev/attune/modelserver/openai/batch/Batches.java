package dev.attune.modelserver.openai.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.modelserver.batch.BatchRun;
import dev.attune.modelserver.batch.BatchTimes;
import dev.attune.modelserver.chat.CallDesk;
import dev.attune.modelserver.chat.Dialect;
import dev.attune.modelserver.http.Reply;
import dev.attune.modelserver.http.Request;
import dev.attune.modelserver.json.BadCallException;
import dev.attune.modelserver.json.Json;
import dev.attune.modelserver.json.NotFoundException;
import dev.attune.modelserver.openai.files.Files;
import dev.attune.modelserver.openai.files.StoredFile;
import dev.attune.modelserver.resource.Ids;
import dev.attune.modelserver.resource.Resource;
import dev.attune.modelserver.resource.Shelf;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /v1/batches}, of chat completions and of completions. */
public final class Batches implements Resource {

  private final Shelf<OpenAiBatch> shelf = new Shelf<>();
  private final Files files;
  private final CallDesk desk;
  private final Map<String, Dialect> endpoints;
  private final BatchTimes times;
  private final Ids ids;

  /**
   * @param endpoints what a batch may call
   */
  public Batches(
      Files files, CallDesk desk, Map<String, Dialect> endpoints, BatchTimes times, Ids ids) {
    this.files = files;
    this.desk = desk;
    this.endpoints = Map.copyOf(endpoints);
    this.times = times;
    this.ids = ids;
  }

  @Override
  public Optional<Reply> answer(Request request) {
    List<String> path = request.segments();
    if (path.size() < 2 || !path.get(1).equals("batches")) {
      return Optional.empty();
    }
    return switch (path.size() + " " + request.method()) {
      case "2 POST" -> Optional.of(json(create(request).json(request.at())));
      case "2 GET" -> Optional.of(json(list(request)));
      case "3 GET" -> Optional.of(json(existing(path.get(2)).json(request.at())));
      case "4 POST" -> path.get(3).equals("cancel") ? cancel(request) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private OpenAiBatch create(Request request) {
    JsonNode asked = Json.parse(request.body());
    String endpoint = asked.path("endpoint").asText("");
    Dialect dialect = endpoints.get(endpoint);
    if (dialect == null) {
      throw new BadCallException("Invalid value: 'endpoint' must be one of " + endpoints.keySet());
    }
    if (!asked.path("completion_window").asText("").equals("24h")) {
      throw new BadCallException("Invalid value: 'completion_window' must be '24h'.");
    }
    String fileId = asked.path("input_file_id").asText("");
    StoredFile file =
        files
            .find(fileId)
            .filter(found -> found.purpose().equals("batch"))
            .orElseThrow(() ->
                new BadCallException(
                    "Invalid value: 'input_file_id' names no file of purpose batch: " + fileId));
    BatchInput input = BatchInput.read(file, endpoint);
    String id = ids.next("batch_");
    OpenAiBatch batch =
        new OpenAiBatch(
            id,
            asked,
            input.errors(),
            input.errors().isEmpty() ? run(dialect, input, request) : null,
            times,
            files);
    shelf.put(id, batch);
    return batch;
  }

  private BatchRun run(Dialect dialect, BatchInput input, Request request) {
    List<BatchRun.Line> lines =
        input.lines().stream()
            .map(line ->
                new BatchRun.Line(line.customId(), desk.inBatch(dialect, line.body(), request)))
            .toList();
    return new BatchRun(lines, times, request.at());
  }

  private Optional<Reply> cancel(Request request) {
    OpenAiBatch batch = existing(request.segments().get(2));
    batch.cancel(request.at());
    return Optional.of(json(batch.json(request.at())));
  }

  private ObjectNode list(Request request) {
    Shelf.Page<OpenAiBatch> page = shelf.page(request, batch -> true);
    ArrayNode data = Json.array();
    page.entries().forEach(entry -> data.add(entry.getValue().json(request.at())));
    ObjectNode list = Json.object().put("object", "list");
    list.set("data", data);
    if (!page.entries().isEmpty()) {
      list.put("first_id", page.entries().getFirst().getKey());
      list.put("last_id", page.entries().getLast().getKey());
    }
    return list.put("has_more", page.more());
  }

  private OpenAiBatch existing(String id) {
    return shelf.find(id).orElseThrow(() -> new NotFoundException("No batch found with id " + id));
  }

  private static Reply json(ObjectNode body) {
    return Reply.json(200, Json.bytes(body));
  }
}
