package dev.attune.modelserver.ollama;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.modelserver.http.Reply;
import dev.attune.modelserver.http.Request;
import dev.attune.modelserver.json.Json;
import dev.attune.modelserver.resource.Resource;
import java.util.List;
import java.util.Optional;

/** {@code /api/tags} and {@code /api/version}. */
public final class LocalModels implements Resource {

  private final List<String> listed;

  public LocalModels(List<String> listed) {
    this.listed = List.copyOf(listed);
  }

  @Override
  public Optional<Reply> answer(Request request) {
    return switch (request.method() + " " + request.path()) {
      case "GET /api/tags" -> Optional.of(json(tags()));
      case "GET /api/version" -> Optional.of(json(Json.object().put("version", "0.13.0")));
      default -> Optional.empty();
    };
  }

  private ObjectNode tags() {
    ObjectNode body = Json.object();
    ArrayNode models = body.putArray("models");
    for (String name : listed) {
      models
          .addObject()
          .put("name", name)
          .put("model", name)
          .put("modified_at", "2026-01-01T00:00:00Z")
          .put("size", 1_000_000L)
          .put("digest", "%064x".formatted(name.hashCode() & 0xffffffffL))
          .putObject("details")
          .put("format", "gguf")
          .put("family", "attune")
          .put("parameter_size", "0")
          .put("quantization_level", "none");
    }
    return body;
  }

  private static Reply json(ObjectNode body) {
    return Reply.json(200, Json.bytes(body));
  }
}
