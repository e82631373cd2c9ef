package dev.attune.app.broker;

import dev.attune.app.error.UserException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The right of one process to use a folder: an operating-system lock on {@code attune.lock}, which
 * also names its holder. The system releases it when the process dies, so a stale file locks nobody
 * out.
 */
final class FolderLock implements AutoCloseable {
  private static final String FILE = "attune.lock";

  private final FileChannel channel;
  private final Path file;

  private FolderLock(FileChannel channel, Path file) {
    this.channel = channel;
    this.file = file;
  }

  /**
   * Takes the lock, or refuses.
   *
   * @throws UserException when another process, or another broker of this one, has the folder
   */
  static FolderLock acquire(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!tryLock(channel)) {
      channel.close();
      throw new UserException(
          "Folder %s is in use by process %s.".formatted(folder, holder(file)),
          "Stop that process, or name another folder.");
    }
    channel.truncate(0);
    channel.write(
        ByteBuffer.wrap(
            Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
    return new FolderLock(channel, file);
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private static String holder(Path file) throws IOException {
    String pid = Files.readString(file).strip();
    return pid.isEmpty() ? "(unknown)" : pid;
  }

  @Override
  public void close() throws IOException {
    // Deleted while still held: whoever opens the file next makes a new one.
    Files.deleteIfExists(file);
    channel.close();
  }
}
