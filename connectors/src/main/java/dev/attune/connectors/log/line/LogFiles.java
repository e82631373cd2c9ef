package dev.attune.connectors.log.line;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/** Opens the files of a log one after the other, the entries of a zip archive each as a file. */
final class LogFiles implements AutoCloseable {

  /** The path that means standard input. */
  static final String STDIN = "-";

  private final Deque<String> paths;
  private final InputStream stdin;
  private final Consumer<BadLine> badLines;
  private @Nullable InputStream open;
  private @Nullable ZipInputStream archive;
  private String path = "";
  private int entries;

  /** One stream of unpacked bytes. It is closed by the {@link LogFiles} that gave it. */
  record Opened(String name, Container container, InputStream bytes) {}

  /**
   * Opens nothing yet.
   *
   * @throws LogException where a path is no readable file
   */
  LogFiles(List<String> paths, InputStream stdin, Consumer<BadLine> badLines) {
    this.paths = new ArrayDeque<>(paths);
    this.stdin = stdin;
    this.badLines = badLines;
    paths.forEach(LogFiles::check);
  }

  private static void check(String path) {
    if (path.equals(STDIN)) {
      return;
    }
    Path file = Path.of(path);
    if (!Files.exists(file)) {
      throw new LogException("There is no log at " + path + ": check the path.");
    }
    if (Files.isDirectory(file)) {
      throw new LogException(path + " is a folder: name the log files in it.");
    }
    if (!Files.isReadable(file)) {
      throw new LogException(path + " cannot be read: check its permissions.");
    }
  }

  /** The next file, or null after the last one. Closes the one before. */
  @Nullable Opened next() {
    while (archive != null || !paths.isEmpty()) {
      Opened file = archive == null ? nextPath() : nextEntry(archive);
      if (file != null) {
        return file;
      }
    }
    close();
    return null;
  }

  private @Nullable Opened nextPath() {
    close();
    path = paths.remove();
    try {
      InputStream bytes = new BufferedInputStream(source(path));
      open = bytes;
      Container container = sniff(bytes);
      if (container != Container.ZIP) {
        return unpacked(path, container, bytes);
      }
      archive = new ZipInputStream(bytes);
      entries = 0;
      return null;
    } catch (IOException e) {
      throw new LogException("Cannot read " + path + ": " + e.getMessage(), e);
    }
  }

  private InputStream source(String path) throws IOException {
    return path.equals(STDIN) ? new BorrowedStream(stdin) : Files.newInputStream(Path.of(path));
  }

  private @Nullable Opened nextEntry(ZipInputStream zip) {
    try {
      ZipEntry entry = zip.getNextEntry();
      while (entry != null && entry.isDirectory()) {
        entry = zip.getNextEntry();
      }
      if (entry != null) {
        entries++;
        return entryFile(entry, zip);
      }
      reportEmpty();
    } catch (IOException e) {
      Cause cause = Container.ZIP.causeOf(e).orElseThrow(() -> unreadable(e));
      badLines.accept(
          new BadLine(path, 0, cause, "the archive breaks off here: " + e.getMessage()));
    }
    archive = null;
    return null;
  }

  private void reportEmpty() {
    if (entries == 0) {
      badLines.accept(new BadLine(path, 0, Cause.EMPTY_FILE, "the archive holds no file"));
    }
  }

  /** The open archive is broken: reading on would only meet the same fault again. */
  void abandonArchive() {
    archive = null;
  }

  private Opened entryFile(ZipEntry entry, ZipInputStream zip) throws IOException {
    String name = path + "!" + entry.getName();
    InputStream bytes = new BufferedInputStream(new BorrowedStream(zip));
    Container inner = sniff(bytes);
    return inner == Container.GZIP
        ? unpacked(name, inner, bytes)
        : new Opened(name, Container.ZIP, bytes);
  }

  private static Opened unpacked(String name, Container container, InputStream bytes) {
    return new Opened(
        name, container, container == Container.GZIP ? new LazyGzipStream(bytes) : bytes);
  }

  private static Container sniff(InputStream bytes) throws IOException {
    bytes.mark(Container.SIGNATURE);
    byte[] head = new byte[Container.SIGNATURE];
    int length = bytes.readNBytes(head, 0, head.length);
    bytes.reset();
    return Container.of(head, length);
  }

  private LogException unreadable(IOException e) {
    return new LogException("Cannot read " + path + ": " + e.getMessage(), e);
  }

  @Override
  public void close() {
    InputStream last = open;
    open = null;
    archive = null;
    if (last == null) {
      return;
    }
    try {
      last.close();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }
}
