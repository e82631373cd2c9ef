package dev.attune.app.broker;

import dev.attune.app.error.UserException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder an embedded broker keeps its data in, locked against other processes while open.
 *
 * <p>A temporary folder is deleted on close; a kept one stays and can be opened again.
 */
public final class DataFolder implements AutoCloseable {
  private final Path path;
  private final FolderLock lock;
  private final Disposal disposal;

  private DataFolder(Path path, FolderLock lock, Disposal disposal) {
    this.path = path;
    this.lock = lock;
    this.disposal = disposal;
  }

  /** A new folder that is gone after {@link #close()}. */
  public static DataFolder temporary() {
    try {
      Path path = Files.createTempDirectory("attune-");
      return new DataFolder(path, FolderLock.acquire(path), Disposal.DELETE);
    } catch (IOException e) {
      throw new UserException(
          "Cannot create a temporary folder: " + e.getMessage() + ".",
          "Free space there, or set -Djava.io.tmpdir in ATTUNE_OPTS.",
          e);
    }
  }

  /**
   * The given folder, created when missing.
   *
   * @throws UserException when it cannot be written or another process has it open
   */
  public static DataFolder kept(Path path) {
    try {
      Files.createDirectories(path);
      return new DataFolder(path, FolderLock.acquire(path), Disposal.KEEP);
    } catch (IOException e) {
      throw new UserException(
          "Cannot write to folder " + path + ": " + e.getMessage() + ".",
          "Name a folder that you may write to.",
          e);
    }
  }

  /** Where a part of the data belongs. */
  public Path resolve(String name) {
    return path.resolve(name);
  }

  @Override
  public void close() {
    try {
      lock.close();
      if (disposal == Disposal.DELETE) {
        FolderDeletion.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot close folder " + path, e);
    }
  }

  private enum Disposal {
    KEEP,
    DELETE
  }
}
