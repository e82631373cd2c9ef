package dev.attune.connectors.log;

import dev.attune.connectors.log.draft.LogTopic;
import dev.attune.connectors.log.line.BadLine;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts while a log is read, on the reading thread. */
final class Tally {

  private final SortedMap<String, Long> events = new TreeMap<>();
  private final SortedMap<String, Long> bad = new TreeMap<>();
  private final SortedMap<String, Long> ignored = new TreeMap<>();
  private long catalogItems;

  void record(LogRecord given) {
    if (given.topic().equals(LogTopic.CATALOG.key())) {
      catalogItems++;
      return;
    }
    events.merge(given.topic(), 1L, Long::sum);
  }

  void bad(BadLine badLine) {
    bad.merge(badLine.cause().key(), 1L, Long::sum);
  }

  void ignored(String kind) {
    ignored.merge(kind, 1L, Long::sum);
  }

  LogCounts after(long lines) {
    return new LogCounts(lines, copy(events), catalogItems, copy(bad), copy(ignored));
  }

  private static SortedMap<String, Long> copy(SortedMap<String, Long> counts) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(counts));
  }
}
