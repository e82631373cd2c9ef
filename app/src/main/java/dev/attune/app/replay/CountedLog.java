package dev.attune.app.replay;

import dev.attune.connectors.log.LogRecord;
import java.util.Iterator;
import java.util.function.LongConsumer;

/** Says how far a log has been read. */
final class CountedLog implements Iterator<LogRecord> {

  private static final int EVERY = 10_000;

  private final Iterator<LogRecord> log;
  private final LongConsumer progress;
  private long read;

  CountedLog(Iterator<LogRecord> log, LongConsumer progress) {
    this.log = log;
    this.progress = progress;
  }

  @Override
  public boolean hasNext() {
    return log.hasNext();
  }

  @Override
  public LogRecord next() {
    read++;
    if (read % EVERY == 0) {
      progress.accept(read);
    }
    return log.next();
  }
}
