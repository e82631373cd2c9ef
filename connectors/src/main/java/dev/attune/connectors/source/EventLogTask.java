package dev.attune.connectors.source;

import dev.attune.avro.DeadLetter;
import dev.attune.connectors.converter.ContractSchema;
import dev.attune.connectors.converter.ContractStruct;
import dev.attune.connectors.converter.PluginVersion;
import dev.attune.connectors.log.LogRecord;
import dev.attune.connectors.log.line.BadLine;
import dev.attune.connectors.log.line.LogException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;
import org.apache.kafka.connect.source.TransactionContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads its share of the files, one after the other, and looks for more. Connect calls all of it on
 * the task's thread.
 */
public final class EventLogTask extends SourceTask {

  private static final Logger LOG = LoggerFactory.getLogger(EventLogTask.class);
  private static final String STEP = "event-log-source";

  // Connect stops a task between two polls, so none may take long.
  private static final long LONGEST_PAUSE_MS = 100;

  private final Map<Path, LogPosition> positions = new HashMap<>();
  private @Nullable EventLogConfig config;
  private @Nullable LogFolder folder;
  private @Nullable LogReading reading;
  private Instant nextScan = Instant.MIN;

  /** Made by Connect, which calls {@link #start} next. */
  public EventLogTask() {}

  @Override
  public String version() {
    return PluginVersion.get();
  }

  @Override
  public void start(Map<String, String> props) {
    EventLogConfig parsed = new EventLogConfig(props);
    config = parsed;
    folder = parsed.folder();
  }

  @Override
  public @Nullable List<SourceRecord> poll() throws InterruptedException {
    EventLogConfig settings = config;
    LogFolder files = folder;
    if (settings == null || files == null) {
      throw new IllegalStateException("the task was not started");
    }
    List<SourceRecord> batch = new ArrayList<>();
    try {
      while (batch.size() < settings.batchRecords()) {
        LogReading open = reading == null ? openNext(settings, files) : reading;
        if (open == null) {
          break;
        }
        take(open, settings, batch);
      }
    } catch (LogException e) {
      throw new ConnectException(e.getMessage(), e);
    }
    if (batch.isEmpty()) {
      Thread.sleep(Math.min(LONGEST_PAUSE_MS, settings.scanInterval().toMillis()));
      return null;
    }
    commitBehind(batch);
    return batch;
  }

  private @Nullable LogReading openNext(EventLogConfig settings, LogFolder files) {
    Instant now = Instant.now();
    if (now.isBefore(nextScan)) {
      return null;
    }
    nextScan = now.plus(settings.scanInterval());
    for (LogFolder.Found found : files.scan(now)) {
      LogPosition known = positions.computeIfAbsent(found.file(), this::stored);
      if (known.end() > found.bytes()) {
        throw new ConnectException(
            "%s has %d bytes, %d were read of it: give the new log a name of its own"
                .formatted(found.file(), found.bytes(), known.end()));
      }
      if (known.end() < found.bytes()) {
        LOG.info("Reading {} behind {} events", found.file(), known.records());
        reading = new LogReading(found, known, settings);
        // One file read, the next may be there already.
        nextScan = Instant.MIN;
        return reading;
      }
    }
    return null;
  }

  private LogPosition stored(Path file) {
    return LogPosition.of(context.offsetStorageReader().offset(LogPosition.partition(file)));
  }

  private void take(LogReading open, EventLogConfig settings, List<SourceRecord> batch) {
    Path file = open.file().file();
    Optional<LogReading.Item> next = open.next();
    if (next.isEmpty()) {
      open.close();
      reading = null;
      positions.compute(
          file,
          (unused, last) -> (last == null ? LogPosition.START : last).atEnd(open.file().bytes()));
      return;
    }
    LogReading.Item item = next.get();
    positions.put(file, item.after());
    LogRecord event = item.record();
    if (event != null) {
      String topic = settings.topic(event.topic());
      batch.add(record(file, item, topic, event.key(), event.value(), event.arrivedAt()));
    } else if (item.badLine() != null) {
      bad(file, item, item.badLine(), settings, batch);
    }
  }

  private static void bad(
      Path file,
      LogReading.Item item,
      BadLine line,
      EventLogConfig settings,
      List<SourceRecord> batch) {
    switch (settings.badLines()) {
      case LOG -> LOG.warn("{}", line);
      case FAIL ->
          throw new ConnectException(
              line + ": mend the line, or set " + EventLogConfig.BAD_LINES + " to dead-letters");
      case DEAD_LETTERS -> {
        String topic = settings.topic("dead-letters");
        Instant now = Instant.now();
        batch.add(record(file, item, topic, file.toString(), letter(line, now), now));
      }
    }
  }

  // The detail may quote the line, which is a user's: the cause and the place must do.
  private static DeadLetter letter(BadLine line, Instant now) {
    return new DeadLetter(
        STEP,
        line.cause().key(),
        "a line of an event log",
        line.file(),
        0,
        line.line(),
        now,
        0,
        null);
  }

  private static SourceRecord record(
      Path file,
      LogReading.Item item,
      String topic,
      String key,
      SpecificRecord value,
      Instant arrivedAt) {
    return new SourceRecord(
        LogPosition.partition(file),
        item.after().offset(),
        topic,
        null,
        Schema.STRING_SCHEMA,
        key,
        ContractSchema.of(value.getClass()),
        ContractStruct.of(value),
        arrivedAt.toEpochMilli());
  }

  // Where the connector defines the transactions, each poll is one; else there is no context.
  private void commitBehind(List<SourceRecord> batch) {
    TransactionContext transactions = context.transactionContext();
    if (transactions != null) {
      transactions.commitTransaction(batch.getLast());
    }
  }

  @Override
  public void stop() {
    LogReading open = reading;
    reading = null;
    if (open != null) {
      open.close();
    }
  }
}
