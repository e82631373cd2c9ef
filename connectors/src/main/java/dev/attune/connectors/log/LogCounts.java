package dev.attune.connectors.log;

import java.util.SortedMap;

/**
 * What a log has given so far.
 *
 * @param lines usable lines read, headers among them, blank and unreadable ones not
 * @param events events given, by topic; the catalogue is not among them
 * @param catalogItems catalogue items given
 * @param badByCause bad lines by the key of their cause
 * @param ignoredByKind valid lines or events that the pipeline has no use for, such as "alias"
 */
public record LogCounts(
    long lines,
    SortedMap<String, Long> events,
    long catalogItems,
    SortedMap<String, Long> badByCause,
    SortedMap<String, Long> ignoredByKind) {

  /** All events. */
  public long totalEvents() {
    return sum(events);
  }

  /** All bad lines. */
  public long badLines() {
    return sum(badByCause);
  }

  /** All that was left out though valid. */
  public long ignored() {
    return sum(ignoredByKind);
  }

  private static long sum(SortedMap<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
