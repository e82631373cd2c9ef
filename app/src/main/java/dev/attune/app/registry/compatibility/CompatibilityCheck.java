package dev.attune.app.registry.compatibility;

import dev.attune.schemas.registry.CompatibilityLevel;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;

/** Decides what a {@link CompatibilityLevel} allows, and says why not. */
public final class CompatibilityCheck {
  private CompatibilityCheck() {}

  /**
   * Compares a schema with the ones before it.
   *
   * @param earlier versions so far, oldest first
   * @return why the schema may not follow them; empty when it may
   */
  public static List<String> objections(
      CompatibilityLevel level, Schema schema, List<Schema> earlier) {
    return looksAt(level, earlier).stream()
        .flatMap(other -> objections(level, schema, other))
        .toList();
  }

  private static List<Schema> looksAt(CompatibilityLevel level, List<Schema> earlier) {
    return switch (level) {
      case NONE -> List.of();
      case BACKWARD, FORWARD, FULL ->
          earlier.subList(Math.max(0, earlier.size() - 1), earlier.size());
      case BACKWARD_TRANSITIVE, FORWARD_TRANSITIVE, FULL_TRANSITIVE -> earlier.reversed();
    };
  }

  private static Stream<String> objections(CompatibilityLevel level, Schema schema, Schema other) {
    return switch (level) {
      case NONE -> Stream.of();
      case BACKWARD, BACKWARD_TRANSITIVE -> cannotRead("new", schema, "old", other);
      case FORWARD, FORWARD_TRANSITIVE -> cannotRead("old", other, "new", schema);
      case FULL, FULL_TRANSITIVE ->
          Stream.concat(
              cannotRead("new", schema, "old", other), cannotRead("old", other, "new", schema));
    };
  }

  private static Stream<String> cannotRead(
      String readerName, Schema reader, String writerName, Schema writer) {
    return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
        .getResult()
        .getIncompatibilities()
        .stream()
        .map(found ->
            "The %s schema cannot read data of the %s one: %s at %s: %s"
                .formatted(
                    readerName,
                    writerName,
                    found.getType(),
                    found.getLocation(),
                    found.getMessage()));
  }
}
