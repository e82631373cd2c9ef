package dev.attune.modelserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.modelserver.behaviour.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ModelServerPageTest {

  private static final Path PAGE = Path.of("..", "docs", "model-server.md");
  private static final Path EXAMPLES = Path.of("..", "examples", "model-server");
  private static final String HEAD = "| fault | strikes | what happens |\n|---|---|---|\n";

  @Test
  void shouldTellOfEachFault() throws IOException {
    // Given
    String page = Files.readString(PAGE);
    String table =
        HEAD + Arrays.stream(Fault.values()).map(this::row).collect(Collectors.joining());
    if (Boolean.getBoolean("docs.refresh")) {
      int head = page.indexOf(HEAD);
      Files.writeString(PAGE, (head < 0 ? page : page.substring(0, head)) + table);
    }

    // When
    String committed = Files.readString(PAGE);

    // Then
    assertThat(committed)
        .as(
            "docs/model-server.md is stale: run with -Dtest=ModelServerPageTest -Ddocs.refresh=true")
        .endsWith(table);
  }

  private String row(Fault fault) {
    return "| `%s` | %s | %s |\n"
        .formatted(fault.key(), fault.kind().name().toLowerCase(Locale.ROOT), fault.description());
  }

  @Test
  void shouldNameEachExample() throws IOException {
    // When
    String page = Files.readString(PAGE);

    // Then
    try (Stream<Path> examples = Files.list(EXAMPLES)) {
      assertThat(examples.map(example -> "examples/model-server/" + example.getFileName()).toList())
          .isNotEmpty()
          .allSatisfy(name -> assertThat(page).contains(name));
    }
  }
}
