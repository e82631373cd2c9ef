package dev.attune.app.server.ingest;

/**
 * A call that became a dead letter.
 *
 * @param index its place in the batch, from 0
 * @param cause a stable key
 * @param detail one line for whoever sent it
 */
record Refused(int index, String cause, String detail) {}
