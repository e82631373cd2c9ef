package dev.attune.connectors.log.line;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Cuts one file into lines ended by LF, CRLF or a lone CR. Holds at most one line and one chunk,
 * whatever the file's size.
 */
final class LineReader {

  /** Longest line, in bytes. */
  static final int MAX_LINE_BYTES = 1 << 20;

  private static final int END = -1;
  private static final int CHUNK = 1 << 16;

  private final LogFiles.Opened file;
  private final String log;
  private final int fileIndex;
  private final Consumer<BadLine> badLines;
  private final LineBuffer bytes = new LineBuffer(MAX_LINE_BYTES);
  private final byte[] chunk = new byte[CHUNK];
  private int position;
  private int limit;
  private long number;
  private boolean afterCarriageReturn;
  private boolean broken;

  LineReader(LogFiles.Opened file, String log, int fileIndex, Consumer<BadLine> badLines) {
    this.file = file;
    this.log = log;
    this.fileIndex = fileIndex;
    this.badLines = badLines;
  }

  /** The next usable line, or null at the end, once. Reports each unusable one on the way. */
  @Nullable Line next() {
    while (readLine()) {
      number++;
      String text = text();
      if (text != null && !text.isBlank()) {
        return new Line(file.name(), log, fileIndex, number, text);
      }
    }
    if (number == 0 && !broken) {
      report(0, Cause.EMPTY_FILE, "the file is empty");
    }
    return null;
  }

  /** Whether it met a fault in an archive that makes the archive's later entries unreadable too. */
  boolean lostItsArchive() {
    return broken && file.container() == Container.ZIP;
  }

  private boolean readLine() {
    bytes.clear();
    int next = firstByte();
    if (next == END) {
      return false;
    }
    while (next != END && next != '\n' && next != '\r') {
      bytes.append((byte) next);
      next = nextByte();
    }
    afterCarriageReturn = next == '\r';
    // Half a row can look whole, with half a price in it.
    return !broken;
  }

  /** Steps over the LF of a CRLF: looked for only now, since it may come in the next chunk. */
  private int firstByte() {
    int next = nextByte();
    return afterCarriageReturn && next == '\n' ? nextByte() : next;
  }

  private int nextByte() {
    if (position == limit && !refill()) {
      return END;
    }
    return chunk[position++] & 0xff;
  }

  private boolean refill() {
    if (broken) {
      return false;
    }
    position = 0;
    limit = 0;
    try {
      limit = Math.max(0, file.bytes().read(chunk));
    } catch (IOException e) {
      breakOff(e);
    }
    return limit > 0;
  }

  private void breakOff(IOException failure) {
    Cause cause =
        file.container()
            .causeOf(failure)
            .orElseThrow(
                () -> new LogException("Cannot read " + file.name() + ": " + failure, failure));
    broken = true;
    String detail = "the data breaks off in this line, what came before is used: ";
    report(number + 1, cause, detail + failure.getMessage());
  }

  private @Nullable String text() {
    if (bytes.overflowed()) {
      report(number, Cause.LINE_TOO_LONG, "longer than " + MAX_LINE_BYTES + " bytes");
      return null;
    }
    try {
      return number == 1 ? bytes.decodeWithoutMark() : bytes.decode();
    } catch (CharacterCodingException e) {
      report(number, Cause.INVALID_UTF_8, "not UTF-8: " + e.getMessage());
      return null;
    }
  }

  private void report(long line, Cause cause, String detail) {
    badLines.accept(new BadLine(file.name(), line, cause, detail));
  }
}
