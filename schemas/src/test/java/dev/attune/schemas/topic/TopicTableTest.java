package dev.attune.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TopicTableTest {
  private static final Path PAGE = Path.of("..", "docs", "topics.md");

  @Test
  void shouldSayWhatTheCatalogueSays() throws IOException {
    // Given
    String page = TopicTable.markdown(new Topics(""));
    if (Boolean.getBoolean("docs.refresh")) {
      Files.createDirectories(PAGE.toAbsolutePath().normalize().getParent());
      Files.writeString(PAGE, page);
    }

    // When
    String committed = Files.readString(PAGE);

    // Then
    assertThat(committed)
        .as("docs/topics.md is stale: run with -Dtest=TopicTableTest -Ddocs.refresh=true")
        .isEqualTo(page);
  }
}
