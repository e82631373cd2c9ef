package dev.attune.benchmarks.ingest;

/**
 * What became of the events that libraries sent.
 *
 * @param sent by all libraries
 * @param records in the topic
 * @param events different ones, by what they say
 * @param eventIds different ones, by their ids
 * @param restarts of the server while they were sent
 */
record SdkReport(
    String benchmark, long sent, long records, long events, long eventIds, int restarts) {

  /** Whether each event is there once. */
  boolean isExact() {
    return records == sent && events == sent && eventIds == sent;
  }
}
