package dev.attune.schemas.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.attune.avro.Profile;
import dev.attune.avro.ScopeBudget;
import dev.attune.avro.UserJourney;
import dev.attune.avro.UserRequests;
import dev.attune.schemas.topic.Topic;
import dev.attune.schemas.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaFormatter;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the contracts against the last released ones, which are committed as {@code
 * released/<Record>.avsc}. After a release, or to accept a change on purpose, write them anew:
 * {@code mvn -pl schemas test -Dtest=ReleasedSchemasTest -Dreleased.refresh=true}.
 */
class ReleasedSchemasTest {
  private static final Path RELEASED = Path.of("src", "main", "resources", "released");
  private static final String REFRESH = "-Dtest=ReleasedSchemasTest -Dreleased.refresh=true";

  static List<Class<? extends SpecificRecord>> contracts() {
    return Stream.concat(
            new Topics("").all().stream().map(Topic::valueType),
            Stream.of(Profile.class, UserRequests.class, UserJourney.class, ScopeBudget.class))
        .<Class<? extends SpecificRecord>>map(type -> type)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void shouldReadAndBeReadByTheReleasedOne(Class<? extends SpecificRecord> type)
      throws IOException {
    // Given
    Schema current = Contracts.contractOf(type);
    Path file = file(type);
    if (Boolean.getBoolean("released.refresh")) {
      Files.createDirectories(RELEASED);
      Files.writeString(file, SchemaFormatter.format("json/pretty", current) + "\n");
    }
    assertThat(file)
        .as("no released schema of %s: run with %s and commit the file", type, REFRESH)
        .exists();

    // When
    Schema released = new Schema.Parser().parse(Files.readString(file));

    // Then
    assertReads(current, released, "new code cannot read what is stored");
    assertReads(released, current, "code that still runs cannot read what new code writes");
  }

  @Test
  void shouldHoldOnlyFilesOfContractsThatExist() throws IOException {
    // When
    List<String> names =
        contracts().stream().map(type -> type.getSimpleName() + ".avsc").distinct().toList();

    // Then
    try (Stream<Path> files = Files.list(RELEASED)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(names);
    }
  }

  private static Path file(Class<?> type) {
    return RELEASED.resolve(type.getSimpleName() + ".avsc");
  }

  private static void assertReads(Schema reader, Schema writer, String meaning) {
    List<String> problems = Resolution.problems(reader, writer);
    if (!problems.isEmpty()) {
      fail(
          "%s: %s.%n%s%nGive new fields a default, keep removed ones' defaults, rename by alias."
              + " If nothing of this version runs anywhere yet, run with %s and commit the files.",
          reader.getFullName(), meaning, String.join("\n", problems), REFRESH);
    }
  }
}
