package dev.attune.modelserver.openai.files;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.modelserver.json.Json;
import java.time.Instant;

/** A file that somebody sent or that the server wrote. */
public final class StoredFile {

  private final String id;
  private final String name;
  private final String purpose;
  private final Instant created = Instant.now();
  private final byte[] content;

  /**
   * @param purpose such as {@code batch}, {@code batch_output} or {@code fine-tune}
   */
  StoredFile(String id, String name, String purpose, byte[] content) {
    this.id = id;
    this.name = name;
    this.purpose = purpose;
    this.content = content;
  }

  /** Such as {@code file-0f3a...}. */
  public String id() {
    return id;
  }

  /** What it is for. */
  public String purpose() {
    return purpose;
  }

  /** The bytes themselves, not a copy. */
  public byte[] content() {
    return content;
  }

  ObjectNode json() {
    return Json.object()
        .put("id", id)
        .put("object", "file")
        .put("bytes", content.length)
        .put("created_at", created.getEpochSecond())
        .putNull("expires_at")
        .put("filename", name)
        .put("purpose", purpose)
        .put("status", "processed")
        .putNull("status_details");
  }
}
