package dev.attune.app.privacy.trial;

import dev.attune.app.pipeline.EventSender;
import dev.attune.connectors.log.EventLog;
import dev.attune.connectors.log.LogRecord;
import dev.attune.connectors.log.LogSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Sends visits. One thread's. */
final class TrialTraffic {

  private final EventSender sender;
  private final Path lines;
  private final Random dice;
  private long visits;
  private long events;

  /**
   * Traffic through this sender.
   *
   * @param lines a file to write visits to, so that they come in by the way of every log
   */
  TrialTraffic(EventSender sender, Path lines, long seed) {
    this.sender = sender;
    this.lines = lines;
    this.dice = new Random(seed);
  }

  /** The products of a log, which must be known before anybody looks at them. */
  void sendCatalogue(Path log) {
    each(
        log,
        record -> {
          if (record.topic().equals("catalog")) {
            sender.send(record.topic(), record.key(), record.value(), record.arrivedAt());
          }
        });
    sender.flush();
  }

  /** The events of a log, as arriving now. */
  void sendEvents(Path log) {
    each(
        log,
        record -> {
          if (!record.topic().equals("catalog")) {
            sender.send(record.topic(), record.key(), record.value(), Instant.now());
            events++;
          }
        });
    sender.flush();
  }

  /** A visit of some of these, and of somebody new. */
  void sendVisits(List<TrialUsers.User> users, int count) throws IOException {
    List<String> log = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      log.addAll(
          TrialUsers.visit(users.get(dice.nextInt(users.size())), Instant.now(), ++visits + 1));
    }
    TrialUsers.User fresh = new TrialUsers(1, dice.nextLong()).all().getFirst();
    log.addAll(TrialUsers.visit(fresh, Instant.now(), ++visits + 1));
    sendEvents(Files.write(lines, log));
  }

  long events() {
    return events;
  }

  private static void each(Path log, java.util.function.Consumer<LogRecord> reader) {
    try (EventLog records = EventLog.open(LogSpec.of(List.of(log.toString())))) {
      records.forEachRemaining(reader);
    }
  }
}
