package dev.attune.connectors.log;

import dev.attune.connectors.log.draft.BadValueException;
import dev.attune.connectors.log.draft.Draft;
import dev.attune.connectors.log.draft.DraftSink;
import dev.attune.connectors.log.draft.LineImporter;
import dev.attune.connectors.log.line.BadLine;
import dev.attune.connectors.log.line.Line;
import dev.attune.connectors.log.line.LogException;
import dev.attune.connectors.log.line.LogLines;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * An event log, read line by line as its records are asked for. One thread reads it, once.
 *
 * <p>Bad lines are told to the listener of the {@link LogSpec} and counted; they never stop the
 * reading. Only a disk that fails does, with a {@link LogException}. The times of a log that is not
 * in time order, such as otto's whole sessions, follow the {@link LogClock}: what is late arrives
 * when the clock has it arrive.
 */
public final class EventLog implements Iterator<LogRecord>, AutoCloseable {

  private static final int SHOWN_LINES = 10;

  private final LogLines lines;
  private final Optional<LogFormat> format;
  private final Optional<LineImporter> importer;
  private final Consumer<BadLine> badLines;
  private final Tally tally = new Tally();
  private final Deque<LogRecord> ready = new ArrayDeque<>();
  private final Timeline timeline = new Timeline(ready::add);
  private final DraftSink sink = new Sink();
  private boolean finished;

  private EventLog(LogSpec spec) {
    Consumer<BadLine> listener = spec.badLines();
    this.badLines = listener.andThen(tally::bad);
    this.lines = new LogLines(spec.name(), spec.paths(), spec.stdin(), badLines);
    this.format = spec.format().or(this::detected);
    this.importer = format.map(known -> Importers.of(known, spec, badLines));
  }

  /**
   * Opens a log. A log without any line needs no format and gives no record.
   *
   * @throws LogException where a file is missing, or no format is given and the first lines show
   *     none; the message says what to do
   */
  public static EventLog open(LogSpec spec) {
    return new EventLog(spec);
  }

  private Optional<LogFormat> detected() {
    List<Line> first = lines.peek(SHOWN_LINES);
    if (first.isEmpty()) {
      return Optional.empty();
    }
    Optional<LogFormat> shown = LogFormat.detect(first.stream().map(Line::text).toList());
    if (shown.isEmpty()) {
      lines.close();
      throw new LogException(
          "The first lines of "
              + first.getFirst().file()
              + " show no known format: name it with --format, one of "
              + LogFormat.keys()
              + ".");
    }
    return shown;
  }

  /** The format given or detected; empty for a log without any line. */
  public Optional<LogFormat> format() {
    return format;
  }

  /** What was given so far; all of the log once {@link #hasNext} has said no. */
  public LogCounts counts() {
    return tally.after(lines.count());
  }

  /** The rest of the log as a stream; close the log, or the stream, when done. */
  public Stream<LogRecord> stream() {
    int traits = Spliterator.ORDERED | Spliterator.NONNULL;
    Spliterator<LogRecord> records = Spliterators.spliteratorUnknownSize(this, traits);
    return StreamSupport.stream(records, false).onClose(this::close);
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && !finished) {
      advance();
    }
    return !ready.isEmpty();
  }

  @Override
  public LogRecord next() {
    if (!hasNext()) {
      throw new NoSuchElementException("the log is over");
    }
    LogRecord next = ready.remove();
    tally.record(next);
    return next;
  }

  private void advance() {
    Line line = lines.next();
    if (line == null) {
      importer.ifPresent(known -> known.finish(sink));
      timeline.finish();
      finished = true;
      return;
    }
    try {
      importer.orElseThrow().read(line, sink);
    } catch (BadValueException e) {
      sink.bad(e.at(line));
    }
  }

  @Override
  public void close() {
    lines.close();
  }

  private final class Sink implements DraftSink {

    @Override
    public void event(Draft draft) {
      timeline.add(draft);
    }

    @Override
    public void bad(BadLine badLine) {
      badLines.accept(badLine);
    }

    @Override
    public void ignored(String kind) {
      tally.ignored(kind);
    }
  }
}
