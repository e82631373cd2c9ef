package dev.attune.modelserver.anthropic.batch;

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
import dev.attune.modelserver.resource.Ids;
import dev.attune.modelserver.resource.Resource;
import dev.attune.modelserver.resource.Shelf;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** {@code /v1/messages/batches}. */
public final class MessageBatches implements Resource {

  private static final int MOST_REQUESTS = 100_000;
  private static final Pattern CUSTOM_ID = Pattern.compile("[a-zA-Z0-9_-]{1,64}");

  private final Shelf<MessageBatch> shelf = new Shelf<>();
  private final CallDesk desk;
  private final Dialect dialect;
  private final BatchTimes times;
  private final Ids ids;

  public MessageBatches(CallDesk desk, Dialect dialect, BatchTimes times, Ids ids) {
    this.desk = desk;
    this.dialect = dialect;
    this.times = times;
    this.ids = ids;
  }

  @Override
  public Optional<Reply> answer(Request request) {
    List<String> path = request.segments();
    if (path.size() < 3 || !path.get(1).equals("messages") || !path.get(2).equals("batches")) {
      return Optional.empty();
    }
    String last = path.size() == 5 ? " " + path.get(4) : "";
    return switch (path.size() + " " + request.method() + last) {
      case "3 POST" -> Optional.of(json(create(request).json(request.at())));
      case "3 GET" -> Optional.of(json(list(request)));
      case "4 GET" -> Optional.of(json(existing(path.get(3)).json(request.at())));
      case "4 DELETE" -> Optional.of(json(delete(path.get(3), request)));
      case "5 POST cancel" -> Optional.of(json(cancel(path.get(3), request)));
      case "5 GET results" -> Optional.of(results(path.get(3), request));
      default -> Optional.empty();
    };
  }

  private MessageBatch create(Request request) {
    JsonNode requests = Json.parse(request.body()).path("requests");
    if (!requests.isArray() || requests.isEmpty() || requests.size() > MOST_REQUESTS) {
      throw new BadCallException("requests: 1 to " + MOST_REQUESTS + " requests are required");
    }
    Set<String> names = new HashSet<>();
    List<BatchRun.Line> lines = new ArrayList<>();
    for (int i = 0; i < requests.size(); i++) {
      String name = requests.get(i).path("custom_id").asText("");
      if (!CUSTOM_ID.matcher(name).matches()) {
        throw new BadCallException("requests.%d.custom_id: wrong or missing".formatted(i));
      }
      if (!names.add(name)) {
        throw new BadCallException("requests.%d.custom_id: not unique: %s".formatted(i, name));
      }
      JsonNode params = requests.get(i).path("params");
      if (!params.isObject()) {
        throw new BadCallException("requests.%d.params: Field required".formatted(i));
      }
      lines.add(new BatchRun.Line(name, desk.inBatch(dialect, params, request)));
    }
    String id = ids.next("msgbatch_");
    String host = request.header("host").orElse("127.0.0.1");
    MessageBatch batch =
        new MessageBatch(
            id,
            new BatchRun(lines, times, request.at()),
            times,
            Instant.now(),
            "http://%s/v1/messages/batches/%s/results".formatted(host, id));
    shelf.put(id, batch);
    return batch;
  }

  private ObjectNode list(Request request) {
    Shelf.Page<MessageBatch> page = shelf.page(request, batch -> true);
    ArrayNode data = Json.array();
    page.entries().forEach(entry -> data.add(entry.getValue().json(request.at())));
    ObjectNode list = Json.object();
    list.set("data", data);
    boolean none = page.entries().isEmpty();
    return list.put("has_more", page.more())
        .put("first_id", none ? null : page.entries().getFirst().getKey())
        .put("last_id", none ? null : page.entries().getLast().getKey());
  }

  private ObjectNode cancel(String id, Request request) {
    MessageBatch batch = existing(id);
    batch.run().cancel(request.at());
    return batch.json(request.at());
  }

  private ObjectNode delete(String id, Request request) {
    if (!existing(id).ended(request.at())) {
      throw new BadCallException("Batch %s cannot be deleted before it has ended".formatted(id));
    }
    Optional<MessageBatch> unused = shelf.remove(id);
    return Json.object().put("id", id).put("type", "message_batch_deleted");
  }

  private Reply results(String id, Request request) {
    MessageBatch batch = existing(id);
    if (!batch.ended(request.at())) {
      throw new NotFoundException("No results are available for batch " + id);
    }
    return Reply.whole(200, "application/x-jsonl", batch.results());
  }

  private MessageBatch existing(String id) {
    return shelf.find(id).orElseThrow(() -> new NotFoundException("No such batch: " + id));
  }

  private static Reply json(ObjectNode body) {
    return Reply.json(200, Json.bytes(body));
  }
}
