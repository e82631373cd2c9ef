package dev.attune.modelserver.openai;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.modelserver.http.Reply;
import dev.attune.modelserver.http.Request;
import dev.attune.modelserver.json.Json;
import dev.attune.modelserver.resource.Resource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * {@code /v1/models}, in OpenAI's form or, where a request says so, in Anthropic's. Any name can be
 * called; these are the ones that are listed.
 */
public final class Models implements Resource {

  private static final long CREATED = 1_700_000_000L;

  private final List<String> listed;
  private final Function<Duration, List<String>> trained;

  /**
   * @param trained names that exist by some time
   */
  public Models(List<String> listed, Function<Duration, List<String>> trained) {
    this.listed = List.copyOf(listed);
    this.trained = trained;
  }

  @Override
  public Optional<Reply> answer(Request request) {
    List<String> path = request.segments();
    if (path.size() < 2 || !path.get(1).equals("models") || !request.method().equals("GET")) {
      return Optional.empty();
    }
    boolean anthropic = request.header("anthropic-version").isPresent();
    ObjectNode body =
        path.size() > 2
            ? model(String.join("/", path.subList(2, path.size())), anthropic)
            : list(names(request), anthropic);
    return Optional.of(Reply.json(200, Json.bytes(body)));
  }

  private List<String> names(Request request) {
    return Stream.concat(listed.stream(), trained.apply(request.at()).stream()).toList();
  }

  private static ObjectNode list(List<String> names, boolean anthropic) {
    ArrayNode data = Json.array();
    names.forEach(name -> data.add(model(name, anthropic)));
    ObjectNode list = Json.object();
    list.set("data", data);
    return anthropic
        ? list.put("has_more", false)
            .put("first_id", names.getFirst())
            .put("last_id", names.getLast())
        : list.put("object", "list");
  }

  private static ObjectNode model(String name, boolean anthropic) {
    return anthropic
        ? Json.object()
            .put("type", "model")
            .put("id", name)
            .put("display_name", name)
            .put("created_at", "2023-11-14T22:13:20Z")
        : Json.object()
            .put("id", name)
            .put("object", "model")
            .put("created", CREATED)
            .put("owned_by", "attune");
  }
}
