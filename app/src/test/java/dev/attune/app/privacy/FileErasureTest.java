package dev.attune.app.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileErasureTest {

  private static final String OTHERS = "{\"response\": {\"userId\":\"bob\"},  \"user\":\"anna\"}\n";

  @TempDir Path folder;

  @Test
  void shouldTakeOutTheUsersLinesAndLeaveTheOthersByteForByte() throws IOException {
    // Given
    Path file =
        Files.writeString(
            folder.resolve("a.jsonl"), "{\"response\":{\"userId\":\"anna\"}}\n" + OTHERS);

    // When
    long gone = FileErasure.erase(file, Set.of("anna"));

    // Then
    assertThat(gone).isEqualTo(1);
    assertThat(file).hasContent(OTHERS.strip());
    assertThat(folder.toFile().list()).containsExactly("a.jsonl");
  }

  @Test
  void shouldChangeNothingWhenALineIsNoJson() throws IOException {
    // Given
    Path file = Files.writeString(folder.resolve("a.txt"), "{\"userId\":\"anna\"}\nno json\n");

    // When
    assertThatThrownBy(() -> FileErasure.erase(file, Set.of("anna")))
        .isInstanceOf(IOException.class);

    // Then
    assertThat(file).content().contains("anna");
    assertThat(folder.toFile().list()).containsExactly("a.txt");
  }
}
