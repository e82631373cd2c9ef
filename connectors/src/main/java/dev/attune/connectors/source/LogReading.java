package dev.attune.connectors.source;

import dev.attune.connectors.log.EventLog;
import dev.attune.connectors.log.LogRecord;
import dev.attune.connectors.log.LogSpec;
import dev.attune.connectors.log.line.BadLine;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * One file that is being read. Passes by what an earlier run has given; the rest comes in the order
 * of the log, each with the position behind it. Belongs to the task's thread.
 */
final class LogReading implements AutoCloseable {

  private static final int NAME_BYTES = 6;

  private final LogFolder.Found file;
  private final LogPosition known;
  private final Queue<BadLine> badLines = new ArrayDeque<>();
  private final EventLog log;
  private LogPosition position = LogPosition.START;
  private long passedBad;
  private long passedRecords;

  /**
   * What comes next: an event or a line that is none.
   *
   * @param record null for a bad line
   * @param badLine null for an event
   * @param after the position behind it
   */
  record Item(@Nullable LogRecord record, @Nullable BadLine badLine, LogPosition after) {}

  /**
   * Opens a file.
   *
   * @throws dev.attune.connectors.log.line.LogException where it cannot be read
   */
  LogReading(LogFolder.Found file, LogPosition known, EventLogConfig config) {
    this.file = file;
    this.known = known;
    LogSpec spec =
        LogSpec.of(List.of(file.file().toString()))
            .withName(nameOf(file.file()))
            .withBadLines(badLines::add);
    spec = config.format().map(spec::withFormat).orElse(spec);
    spec = config.products().map(spec::withProducts).orElse(spec);
    this.log = EventLog.open(spec);
  }

  /** Makes ids of events that bring none: two files have a third line each. */
  private static String nameOf(Path file) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(file.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, NAME_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  LogFolder.Found file() {
    return file;
  }

  /** The next that no earlier run has given; empty at the end. */
  Optional<Item> next() {
    while (true) {
      Item item = nextOfAll();
      if (item == null) {
        return Optional.empty();
      }
      if (!isKnown(item)) {
        return Optional.of(item);
      }
    }
  }

  private boolean isKnown(Item item) {
    return item.record() == null
        ? ++passedBad <= known.badLines()
        : ++passedRecords <= known.records();
  }

  private @Nullable Item nextOfAll() {
    boolean more = log.hasNext();
    BadLine bad = badLines.poll();
    if (bad != null) {
      position = position.afterBadLine(bad.line());
      return new Item(null, bad, marked(more));
    }
    if (!more) {
      return null;
    }
    LogRecord next = log.next();
    position = position.afterRecord(next.line());
    return new Item(next, null, marked(log.hasNext()));
  }

  private LogPosition marked(boolean more) {
    return more || !badLines.isEmpty() ? position : position.atEnd(file.bytes());
  }

  @Override
  public void close() {
    log.close();
  }
}
