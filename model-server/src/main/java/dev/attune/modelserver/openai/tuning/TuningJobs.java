package dev.attune.modelserver.openai.tuning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code /v1/fine_tuning/jobs}. Nothing is learned: jobs go through their states with the time. */
public final class TuningJobs implements Resource {

  private final Shelf<TuningJob> shelf = new Shelf<>();
  private final Files files;
  private final TuningTimes times;
  private final Ids ids;

  public TuningJobs(Files files, TuningTimes times, Ids ids) {
    this.files = files;
    this.times = times;
    this.ids = ids;
  }

  /** Models that jobs have made by then. */
  public List<String> models(Duration now) {
    return shelf.all().stream()
        .filter(job -> job.status(now).equals("succeeded"))
        .map(TuningJob::model)
        .toList();
  }

  @Override
  public Optional<Reply> answer(Request request) {
    List<String> path = request.segments();
    if (path.size() < 3 || !path.get(1).equals("fine_tuning") || !path.get(2).equals("jobs")) {
      return Optional.empty();
    }
    String last = path.size() == 5 ? " " + path.get(4) : "";
    return switch (path.size() + " " + request.method() + last) {
      case "3 POST" -> Optional.of(json(create(request).json(request.at())));
      case "3 GET" -> Optional.of(json(list(request)));
      case "4 GET" -> Optional.of(json(existing(request).json(request.at())));
      case "5 POST cancel" -> Optional.of(json(cancel(request)));
      case "5 GET events" ->
          Optional.of(json(page(existing(request).events(request.at()), request)));
      case "5 GET checkpoints" ->
          Optional.of(json(page(existing(request).checkpoints(request.at()), request)));
      default -> Optional.empty();
    };
  }

  private TuningJob create(Request request) {
    JsonNode asked = Json.parse(request.body());
    if (asked.path("model").asText("").isEmpty()) {
      throw new BadCallException("Missing required parameter: 'model'.");
    }
    StoredFile training = file(asked.path("training_file").asText(""));
    if (!asked.path("validation_file").asText("").isEmpty()) {
      StoredFile unused = file(asked.path("validation_file").asText());
    }
    String id = ids.next("ftjob-");
    TuningJob job = new TuningJob(id, asked, TrainingFile.read(training), times, request.at());
    shelf.put(id, job);
    return job;
  }

  private StoredFile file(String id) {
    return files
        .find(id)
        .filter(found -> found.purpose().equals("fine-tune"))
        .orElseThrow(() -> new BadCallException("invalid training_file: " + id));
  }

  private ObjectNode list(Request request) {
    Shelf.Page<TuningJob> page = shelf.page(request, job -> true);
    ArrayNode data = Json.array();
    page.entries().forEach(entry -> data.add(entry.getValue().json(request.at())));
    ObjectNode list = Json.object().put("object", "list").put("has_more", page.more());
    list.set("data", data);
    return list;
  }

  private static ObjectNode page(ArrayNode all, Request request) {
    int from = 0;
    String after = request.parameter("after").orElse("");
    for (int i = 0; i < all.size() && !after.isEmpty(); i++) {
      from = all.get(i).path("id").asText().equals(after) ? i + 1 : from;
    }
    int limit = Integer.parseInt(request.parameter("limit").orElse("20"));
    ArrayNode data = Json.array();
    for (int i = from; i < all.size() && data.size() < limit; i++) {
      data.add(all.get(i));
    }
    ObjectNode page = Json.object().put("object", "list");
    page.put("has_more", from + data.size() < all.size());
    if (!data.isEmpty()) {
      page.set("first_id", data.get(0).path("id"));
      page.set("last_id", data.get(data.size() - 1).path("id"));
    }
    page.set("data", data);
    return page;
  }

  private ObjectNode cancel(Request request) {
    TuningJob job = existing(request);
    job.cancel(request.at());
    return job.json(request.at());
  }

  private TuningJob existing(Request request) {
    String id = request.segments().get(3);
    return shelf
        .find(id)
        .orElseThrow(() -> new NotFoundException("Could not find fine tune: " + id));
  }

  private static Reply json(ObjectNode body) {
    return Reply.json(200, Json.bytes(body));
  }
}
