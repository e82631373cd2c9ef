package dev.attune.connectors.source;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far a file is read, as Connect keeps it with the records. Lines alone would not do: one line
 * may hold many events, and one order many lines. So the events are counted; a file is read again
 * from its start, which gives the same events, and those that are counted are passed by.
 *
 * @param records events given
 * @param badLines lines told as unusable
 * @param line the line of the last of them in the unpacked stream, for people
 * @param end size in bytes that the file had when it was read to its end; -1 where it was not
 */
record LogPosition(long records, long badLines, long line, long end) {

  static final LogPosition START = new LogPosition(0, 0, 0, -1);

  private static final String FILE = "file";
  private static final String RECORDS = "records";
  private static final String BAD_LINES = "bad_lines";
  private static final String LINE = "line";
  private static final String END = "end";

  /** Connect's name of a file. */
  static Map<String, String> partition(Path file) {
    return Map.of(FILE, file.toString());
  }

  static LogPosition of(@Nullable Map<String, Object> offset) {
    return offset == null
        ? START
        : new LogPosition(
            number(offset, RECORDS),
            number(offset, BAD_LINES),
            number(offset, LINE),
            number(offset, END));
  }

  // JSON, in which Connect stores offsets, brings small numbers back as Integer.
  private static long number(Map<String, Object> offset, String key) {
    return offset.get(key) instanceof Number number ? number.longValue() : 0;
  }

  Map<String, Object> offset() {
    return Map.of(RECORDS, records, BAD_LINES, badLines, LINE, line, END, end);
  }

  LogPosition afterRecord(long atLine) {
    return new LogPosition(records + 1, badLines, atLine, -1);
  }

  LogPosition afterBadLine(long atLine) {
    return new LogPosition(records, badLines + 1, atLine, -1);
  }

  LogPosition atEnd(long bytes) {
    return new LogPosition(records, badLines, line, bytes);
  }
}
