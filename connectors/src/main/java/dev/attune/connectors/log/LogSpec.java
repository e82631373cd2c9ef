package dev.attune.connectors.log;

import dev.attune.connectors.log.line.BadLine;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Which log to read, and how.
 *
 * @param name sets the ids of its events apart from those of other logs; empty where it is the only
 *     one
 * @param paths one or more files, read in this order as one log: plain, gzip or zip, told by their
 *     bytes; {@code -} is standard input
 * @param format empty where the first lines are to tell
 * @param products completejourney's table of products; empty for {@code products.csv.gz} or {@code
 *     products.csv} beside the first path, if there
 * @param badLines told of each bad line, on the reading thread, in the order of the log
 * @param stdin what {@code -} means; it is never closed
 */
public record LogSpec(
    String name,
    List<String> paths,
    Optional<LogFormat> format,
    Optional<Path> products,
    Consumer<BadLine> badLines,
    InputStream stdin) {

  /** Keeps its own list of paths. */
  public LogSpec {
    paths = List.copyOf(paths);
    if (paths.isEmpty()) {
      throw new IllegalArgumentException("a log has at least one path");
    }
  }

  /** These files, the format to be detected, bad lines only counted. */
  public static LogSpec of(List<String> paths) {
    return new LogSpec("", paths, Optional.empty(), Optional.empty(), badLine -> {}, System.in);
  }

  /** The same log as one of many. */
  public LogSpec withName(String own) {
    return new LogSpec(own, paths, format, products, badLines, stdin);
  }

  /** The same log in a known format. */
  public LogSpec withFormat(LogFormat known) {
    return new LogSpec(name, paths, Optional.of(known), products, badLines, stdin);
  }

  /** The same log with a table of products. */
  public LogSpec withProducts(Path table) {
    return new LogSpec(name, paths, format, Optional.of(table), badLines, stdin);
  }

  /** The same log with a listener for bad lines. */
  public LogSpec withBadLines(Consumer<BadLine> listener) {
    return new LogSpec(name, paths, format, products, listener, stdin);
  }

  /** The same log with another standard input. */
  public LogSpec withStdin(InputStream input) {
    return new LogSpec(name, paths, format, products, badLines, input);
  }
}
