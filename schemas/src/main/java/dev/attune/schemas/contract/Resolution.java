package dev.attune.schemas.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;

/**
 * Whether records of one schema can be read as another. Beside Avro's own rules it compares units:
 * Avro reads cents as euros and microseconds as milliseconds without a word, though its
 * specification wants logical types to match.
 *
 * @see <a href="https://avro.apache.org/docs/1.12.0/specification/#schema-resolution">Avro: schema
 *     resolution</a>
 */
public final class Resolution {
  private Resolution() {}

  /** What stands in the way, one sentence each; empty if nothing does. */
  public static List<String> problems(Schema reader, Schema writer) {
    List<String> problems = new ArrayList<>();
    SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
        .getResult()
        .getIncompatibilities()
        .forEach(found -> problems.add(found.getLocation() + ": " + found.getMessage()));
    if (problems.isEmpty()) {
      compareUnits("", reader, writer, problems);
    }
    return problems;
  }

  private static void compareUnits(
      String path, Schema reader, Schema writer, List<String> problems) {
    if (reader.getType() == Schema.Type.UNION) {
      reader.getTypes().forEach(branch -> compareUnits(path, branch, writer, problems));
    } else if (writer.getType() == Schema.Type.UNION) {
      writer.getTypes().forEach(branch -> compareUnits(path, reader, branch, problems));
    } else if (reader.getType() == writer.getType()) {
      compareSameType(path, reader, writer, problems);
    }
  }

  private static void compareSameType(
      String path, Schema reader, Schema writer, List<String> problems) {
    switch (reader.getType()) {
      case RECORD -> compareFields(path, reader, writer, problems);
      case ARRAY ->
          compareUnits(path + "[]", reader.getElementType(), writer.getElementType(), problems);
      case MAP -> compareUnits(path + "{}", reader.getValueType(), writer.getValueType(), problems);
      default -> {
        Optional<String> expected = unit(reader.getLogicalType());
        Optional<String> found = unit(writer.getLogicalType());
        if (expected.isPresent() && found.isPresent() && !expected.equals(found)) {
          problems.add(path + ": written as " + found.get() + ", read as " + expected.get());
        }
      }
    }
  }

  private static void compareFields(
      String path, Schema reader, Schema writer, List<String> problems) {
    if (!reader.getFullName().equals(writer.getFullName())) {
      return;
    }
    for (Schema.Field field : reader.getFields()) {
      Schema.Field written = writer.getField(field.name());
      if (written != null) {
        compareUnits(path + "/" + field.name(), field.schema(), written.schema(), problems);
      }
    }
  }

  private static Optional<String> unit(LogicalType type) {
    return switch (type) {
      case LogicalTypes.Decimal decimal ->
          Optional.of("decimal with " + decimal.getScale() + " places");
      case LogicalTypes.TimestampMillis millis -> Optional.of(millis.getName());
      case LogicalTypes.TimestampMicros micros -> Optional.of(micros.getName());
      case LogicalTypes.TimestampNanos nanos -> Optional.of(nanos.getName());
      case null, default -> Optional.empty();
    };
  }
}
