package dev.attune.modelserver.openai.files;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.modelserver.http.Multipart;
import dev.attune.modelserver.http.Reply;
import dev.attune.modelserver.http.Request;
import dev.attune.modelserver.json.BadCallException;
import dev.attune.modelserver.json.Json;
import dev.attune.modelserver.json.NotFoundException;
import dev.attune.modelserver.resource.Ids;
import dev.attune.modelserver.resource.Resource;
import dev.attune.modelserver.resource.Shelf;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code /v1/files}, kept in memory. */
public final class Files implements Resource {

  private static final Set<String> PURPOSES =
      Set.of("assistants", "batch", "fine-tune", "vision", "user_data", "evals");

  private final Shelf<StoredFile> shelf = new Shelf<>();
  private final Ids ids;

  public Files(Ids ids) {
    this.ids = ids;
  }

  /** Writes a file of the server's own. */
  public StoredFile write(String name, String purpose, byte[] content) {
    StoredFile file = new StoredFile(ids.next("file-"), name, purpose, content);
    shelf.put(file.id(), file);
    return file;
  }

  /** The file of that id. */
  public Optional<StoredFile> find(String id) {
    return shelf.find(id);
  }

  @Override
  public Optional<Reply> answer(Request request) {
    List<String> path = request.segments();
    if (path.size() < 2 || !path.get(1).equals("files")) {
      return Optional.empty();
    }
    String what = request.method() + (path.size() > 3 ? " " + path.get(3) : "");
    return switch (path.size() + " " + what) {
      case "2 POST" -> Optional.of(json(upload(request).json()));
      case "2 GET" -> Optional.of(json(list(request)));
      case "3 GET" -> Optional.of(json(existing(path.get(2)).json()));
      case "3 DELETE" -> Optional.of(json(delete(path.get(2))));
      case "4 GET content" ->
          Optional.of(
              Reply.whole(200, "application/octet-stream", existing(path.get(2)).content()));
      default -> Optional.empty();
    };
  }

  private StoredFile upload(Request request) {
    Multipart form =
        Multipart.in(request)
            .orElseThrow(() -> new BadCallException("The body must be multipart/form-data."));
    String purpose =
        form.part("purpose")
            .map(Multipart.Part::text)
            .orElseThrow(() -> new BadCallException("'purpose' is a required property"));
    if (!PURPOSES.contains(purpose)) {
      throw new BadCallException("'%s' is not one of %s - 'purpose'".formatted(purpose, PURPOSES));
    }
    Multipart.Part file =
        form.part("file").orElseThrow(() -> new BadCallException("'file' is a required property"));
    if (file.content().length == 0) {
      throw new BadCallException("The file must not be empty.");
    }
    String name = file.fileName() == null ? "upload" : file.fileName();
    return write(name, purpose, file.content());
  }

  private ObjectNode list(Request request) {
    Optional<String> purpose = request.parameter("purpose");
    Shelf.Page<StoredFile> page =
        shelf.page(
            request, file -> purpose.map(wanted -> wanted.equals(file.purpose())).orElse(true));
    ArrayNode data = Json.array();
    page.entries().forEach(entry -> data.add(entry.getValue().json()));
    ObjectNode list = Json.object().put("object", "list");
    list.set("data", data);
    if (!page.entries().isEmpty()) {
      list.put("first_id", page.entries().getFirst().getKey());
      list.put("last_id", page.entries().getLast().getKey());
    }
    return list.put("has_more", page.more());
  }

  private ObjectNode delete(String id) {
    StoredFile file = existing(id);
    Optional<StoredFile> unused = shelf.remove(id);
    return Json.object().put("id", file.id()).put("object", "file").put("deleted", true);
  }

  private StoredFile existing(String id) {
    return shelf.find(id).orElseThrow(() -> new NotFoundException("No such File object: " + id));
  }

  private static Reply json(ObjectNode body) {
    return Reply.json(200, Json.bytes(body));
  }
}
