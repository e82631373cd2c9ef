package dev.attune.generation.chat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Tells the model the form of its answer, where nothing else does. */
final class JsonInstruction {

  private final String text = load();

  String completing(String system, StructuredOutput output) {
    return output == StructuredOutput.JSON_SCHEMA ? system : system + "\n\n" + text;
  }

  private static String load() {
    try (InputStream file = JsonInstruction.class.getResourceAsStream("json-instruction.txt")) {
      byte[] bytes = Objects.requireNonNull(file, "json-instruction.txt").readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
