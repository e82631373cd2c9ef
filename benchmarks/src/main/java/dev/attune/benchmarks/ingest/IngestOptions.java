package dev.attune.benchmarks.ingest;

/**
 * What is measured.
 *
 * @param seconds of each phase
 * @param batch events in a batch
 * @param senders of batches
 * @param rate single calls a second
 */
record IngestOptions(int seconds, int batch, int senders, int rate) {}
