package dev.attune.app.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.app.error.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessFileTest {
  private static final String HASH_OF_SECRET =
      "2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b";
  private static final String LONG = "a-secret-of-some-length";

  @TempDir Path folder;

  @Test
  void shouldKnowSecretsFromHashEnvironmentAndFile() throws IOException {
    // Given
    Path secret = Files.writeString(folder.resolve("desk"), LONG + "\n");
    Path file =
        write(
            """
            # who may call
            write-key web     ingest          sha256:%s

            write-key backend ingest,trusted  env:BACKEND
            token     desk    read,privacy    file:%s
            """
                .formatted(HASH_OF_SECRET, secret));

    // When
    AccessList list = new AccessFile(Map.of("BACKEND", LONG + "-2"), 10).read(file);

    // Then
    assertThat(list.byWriteKey("secret").orElseThrow().roles()).containsExactly(Role.INGEST);
    assertThat(list.byWriteKey(LONG + "-2").orElseThrow().name()).isEqualTo("backend");
    assertThat(list.byToken(LONG).orElseThrow().roles())
        .containsExactlyInAnyOrder(Role.READ, Role.PRIVACY);
    assertThat(list.byToken("secret")).isEmpty();
    assertThat(list.byWriteKey(LONG)).isEmpty();
    assertThat(list.anybody()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "write-key web ingest, a line has four words",
    "key web ingest sha256:00, the kind must be write-key or token",
    "token web reader env:X, roles are ingest",
    "token web read env:MISSING, variable MISSING must hold a secret of 16",
    "token web read hunter2-hunter2-hunter2, the secret must be sha256:HEX",
    "token web read sha256:zz, must be followed by 64",
  })
  void shouldNameTheLineAndNotTheSecretWhenALineIsWrong(String line, String message)
      throws IOException {
    // Given
    Path file = write("# comment\n" + line + "\n");

    // When // Then
    assertThatThrownBy(() -> new AccessFile(Map.of(), 10).read(file))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("line 2: ")
        .hasMessageContaining(message)
        .hasMessageNotContaining("hunter2");
  }

  private Path write(String content) throws IOException {
    return Files.writeString(folder.resolve("access"), content);
  }
}
