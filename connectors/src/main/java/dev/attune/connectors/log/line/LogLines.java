package dev.attune.connectors.log.line;

import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All lines of all files of a log, in order, read as they are asked for. */
public final class LogLines implements AutoCloseable {

  private final LogFiles files;
  private final String name;
  private final Consumer<BadLine> badLines;
  private final Deque<Line> ahead = new ArrayDeque<>();
  private @Nullable LineReader reader;
  private int opened;
  private long read;

  /**
   * Reads nothing yet.
   *
   * @param paths files, plain, gzip or zip; {@code -} is standard input
   * @param stdin what {@code -} means; it is never closed
   * @param badLines told of each unusable line, in the order of the log
   * @throws LogException where a path is no readable file
   */
  public LogLines(List<String> paths, InputStream stdin, Consumer<BadLine> badLines) {
    this("", paths, stdin, badLines);
  }

  /**
   * The same for one of many logs.
   *
   * @param name sets its lines apart from those of the others
   */
  public LogLines(String name, List<String> paths, InputStream stdin, Consumer<BadLine> badLines) {
    this.name = name;
    this.files = new LogFiles(paths, stdin, badLines);
    this.badLines = badLines;
  }

  /**
   * The next usable line, or null at the end.
   *
   * @throws LogException where the disk fails
   */
  public @Nullable Line next() {
    Line line = ahead.isEmpty() ? read() : ahead.remove();
    if (line != null) {
      read++;
    }
    return line;
  }

  /** The next lines, at most so many, without taking them. */
  public List<Line> peek(int count) {
    while (ahead.size() < count) {
      Line line = read();
      if (line == null) {
        break;
      }
      ahead.add(line);
    }
    return List.copyOf(ahead);
  }

  /** How many usable lines {@link #next} has given. */
  public long count() {
    return read;
  }

  private @Nullable Line read() {
    while (true) {
      LineReader current = reader == null ? open() : reader;
      if (current == null) {
        return null;
      }
      Line line = current.next();
      if (line != null) {
        return line;
      }
      if (current.lostItsArchive()) {
        files.abandonArchive();
      }
      reader = null;
    }
  }

  private @Nullable LineReader open() {
    LogFiles.Opened file = files.next();
    if (file == null) {
      return null;
    }
    reader = new LineReader(file, name, opened++, badLines);
    return reader;
  }

  @Override
  public void close() {
    reader = null;
    files.close();
  }
}
