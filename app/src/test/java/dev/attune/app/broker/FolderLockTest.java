package dev.attune.app.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.app.error.UserException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {
  @TempDir Path folder;

  @Test
  void shouldNameTheHolderWhenLocked() throws Exception {
    try (FolderLock held = FolderLock.acquire(folder)) {
      assertThat(held).isNotNull();

      // When
      assertThatThrownBy(() -> FolderLock.acquire(folder))
          // Then
          .isInstanceOf(UserException.class)
          .hasMessage("Folder %s is in use by process %d.", folder, ProcessHandle.current().pid());
    }
  }

  @Test
  void shouldLockAgainWhenReleased() throws Exception {
    // Given
    FolderLock.acquire(folder).close();

    // When
    try (FolderLock again = FolderLock.acquire(folder)) {

      // Then
      assertThat(again).isNotNull();
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void shouldIgnoreTheFileWhenItsWriterDied() throws Exception {
    // Given
    Files.writeString(folder.resolve("attune.lock"), "999999999");

    // When
    try (FolderLock lock = FolderLock.acquire(folder)) {

      // Then
      assertThat(lock).isNotNull();
    }
  }

  @Test
  void shouldSayWhatToDoWhenTheFolderCannotBeWritten() throws Exception {
    // Given
    Path file = Files.writeString(folder.resolve("file"), "not a folder");

    // When
    assertThatThrownBy(() -> DataFolder.kept(file.resolve("below")))
        // Then
        .isInstanceOfSatisfying(
            UserException.class,
            e -> assertThat(e.remedy()).isEqualTo("Name a folder that you may write to."));
  }
}
