package dev.attune.benchmarks.connect;

import java.util.List;

/**
 * What became of the lines of a log.
 *
 * @param lines of the log, an event each
 * @param records in the topic, committed ones
 * @param events different ones by their ids
 * @param recordsAtKills committed when each kill came
 * @param backAfterMillis from each kill to the next committed record that the topic's reader saw
 * @param seconds from the first record to the last, kills included
 */
record ConnectReport(
    String benchmark,
    int lines,
    int records,
    int events,
    List<Integer> recordsAtKills,
    List<Long> backAfterMillis,
    double seconds) {

  /** Whether each line is there once. */
  boolean isExact() {
    return records == lines && events == lines;
  }
}
