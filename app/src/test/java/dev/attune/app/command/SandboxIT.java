package dev.attune.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.app.support.AttuneProcess;
import dev.attune.app.support.RecordChannel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The sandbox as its own process: started, refused, stopped by a signal, started again. */
@Timeout(120)
class SandboxIT {
  @TempDir Path temp;

  @Test
  void shouldKeepRecordsAndLeaveNoLockWhenStoppedBySignal() throws Exception {
    // Given
    Path data = temp.resolve("data");
    try (AttuneProcess first = sandbox("--data=" + data)) {
      RecordChannel channel = new RecordChannel(first.value("bootstrap.servers"), "parcels");
      channel.create();
      channel.send("one");

      // When
      first.stop();

      // Then
      assertThat(first.exitCode()).isEqualTo(143);
      assertThat(first.err()).isEmpty();
      assertThat(data.resolve("attune.lock")).doesNotExist();
      assertThat(data.resolve("kafka")).isDirectory();
    }
    try (AttuneProcess second = sandbox("--data=" + data)) {
      assertThat(new RecordChannel(second.value("bootstrap.servers"), "parcels").readAll())
          .containsExactly("one");
    }
  }

  @Test
  void shouldNameTheHolderWhenTheFolderIsInUse() throws Exception {
    // Given
    Path data = temp.resolve("data");
    try (AttuneProcess holder = sandbox("--data=" + data)) {
      assertThat(holder.value("schema.registry.url")).startsWith("http://127.0.0.1:");

      // When
      try (AttuneProcess refused = sandbox("--data=" + data)) {

        // Then
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err())
            .isEqualTo(
                "attune: Folder %s is in use by process %d. Stop that process, or name another folder.%n"
                    .formatted(data, holder.pid()));
      }
    }
  }

  @Test
  void shouldStartAgainWhenTheProcessWasKilled() throws Exception {
    // Given
    Path data = temp.resolve("data");
    try (AttuneProcess first = sandbox("--data=" + data)) {
      RecordChannel channel = new RecordChannel(first.value("bootstrap.servers"), "parcels");
      channel.create();
      channel.send("one");
      first.kill();
      assertThat(first.exitCode()).isEqualTo(137);
    }

    // When
    try (AttuneProcess second = sandbox("--data=" + data)) {

      // Then
      assertThat(new RecordChannel(second.value("bootstrap.servers"), "parcels").readAll())
          .containsExactly("one");
    }
  }

  @Test
  void shouldDeleteItsFolderWhenItWasTemporary() throws Exception {
    // Given
    try (AttuneProcess sandbox = sandbox()) {
      assertThat(sandbox.value("bootstrap.servers")).startsWith("127.0.0.1:");
      assertThat(temporaryFolders()).hasSize(1);

      // When
      sandbox.stop();

      // Then
      assertThat(sandbox.exitCode()).isEqualTo(143);
      assertThat(temporaryFolders()).isEmpty();
    }
  }

  private AttuneProcess sandbox(String... options) throws IOException {
    List<String> arguments =
        Stream.concat(Stream.of("sandbox", "--port=0", "--registry-port=0"), Stream.of(options))
            .toList();
    return AttuneProcess.start(temp, arguments);
  }

  private List<Path> temporaryFolders() throws IOException {
    try (Stream<Path> entries = Files.list(temp)) {
      return entries.filter(path -> path.getFileName().toString().startsWith("attune-")).toList();
    }
  }
}
